using System.Security.Cryptography;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Codes;
using Darkslide.Server.Database;
using Darkslide.Server.Devices;
using Darkslide.Server.Ending;
using Darkslide.Server.Expiry;
using Darkslide.Server.Health;
using Darkslide.Server.Http;
using Darkslide.Server.Links;
using Darkslide.Server.Live;
using Darkslide.Server.Log;
using Darkslide.Server.Notices;
using Darkslide.Server.Openings;
using Darkslide.Server.Operators;
using Darkslide.Server.Pages;
using Darkslide.Server.Passes;
using Darkslide.Server.Passkeys;
using Darkslide.Server.Picks;
using Darkslide.Server.Problems;
using Darkslide.Server.Rates;
using Darkslide.Server.Receipts;
using Darkslide.Server.Records;
using Darkslide.Server.Reports;
using Darkslide.Server.Revocation;
using Darkslide.Server.Settings;
using Darkslide.Server.Shares;
using Darkslide.Server.SignIn;
using Darkslide.Server.Start;
using Darkslide.Server.Uploads;
using Darkslide.Server.Vault;
using Darkslide.Server.Working;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Darkslide.Server;

/// <summary>Puts the server together.</summary>
public static class DarkslideServer
{
    private const int SlowestBodyBytesPerSecond = 1_024;
    private static readonly TimeSpan SlowBodyGrace = TimeSpan.FromSeconds(10);

    /// <summary>A server that is ready to be started.</summary>
    /// <param name="options">Checked here.</param>
    /// <param name="clock">Where all time comes from; the machine's if null.</param>
    /// <exception cref="SettingException">A setting can't be used.</exception>
    /// <exception cref="StartException">The data folder, the database or the instance key can't be used.</exception>
    public static WebApplication Build(ServerOptions options, TimeProvider? clock = null) => Build(options, clock ?? TimeProvider.System, new Seams());

    /// <summary>Starts it, with what can go wrong said in one sentence.</summary>
    /// <exception cref="StartException">It can't listen where it should.</exception>
    public static async Task Start(WebApplication server, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        try
        {
            await server.StartAsync(cancel);
        }
        catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StartException("Another program listens on this port already.", "Stop it, or choose another port with --listen.", fault);
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException or UnauthorizedAccessException)
        {
            throw new StartException($"The server can't listen there ({fault.Message})", "Choose an address of this machine and a port above 1023.", fault);
        }
    }

    internal static WebApplication Build(ServerOptions options, TimeProvider time, Seams seams)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();

        WebApplicationBuilder builder = Host(options, time, seams);
        DataFolder folder = DataFolder.Hold(options.DataFolder);
        var closing = new Closing(folder);
        try
        {
            ILogger log = closing.Add(LoggerFactory.Create(logging => logging.AddProvider(new PlainLog(time, seams.Log)))).CreateLogger(PlainLog.OwnCategory);
            var ownersHub = new LiveHub();
            IDatabase database = closing.Add(SqliteDatabase.Open(folder.Database, time, log.JournalHeld, ownersHub.Change));
            InstanceKey key = closing.Add(InstanceCheck.OpenKey(database, options.InstanceKeyFile ?? folder.InstanceKey));
            ReceiptKey receiptKey = closing.Add(ReceiptKey.Open(folder.ReceiptKey));
            var onlyOperator = new Operator(OperatorKey.Open(folder.OperatorKey));
            IBlobStore store = seams.Store(new FolderBlobStore(folder.Blobs));
            var deadlines = new DeadlineClock(time, log.Clock);
            var hub = new LiveHub();
            var lease = new Lease(options.Openings.LeaseSeconds);

            var reaper = new Reaper(database, store, time, log);
            var endLinks = new EndLinks(deadlines, hub, reaper);
            var forget = new ForgetShare(hub, reaper);
            var aftermath = new Aftermath(database, hub, reaper);
            var settle = new SettleOpenings(deadlines, endLinks);
            var sweeper = new Sweeper(database, deadlines, new SweepOnce(database, deadlines, endLinks, settle, forget, reaper), log);

            builder.Services.AddSingleton<IHostedService>(reaper);
            builder.Services.AddSingleton<IHostedService>(sweeper);
            var mailServer = new MailServer(options.Codes);
            var codeQueue = new CodeQueue(mailServer, time, log);
            var notices = new NoticeQueue(
                database, time, closing.Add(new SendHook(options.Notices, key, time)), new SendMail(options.Codes, mailServer, key, new MailBudget(time)), log);
            builder.Services.AddSingleton<IHostedService>(codeQueue);
            builder.Services.AddSingleton<IHostedService>(notices);
            builder.Services.AddSingleton(_ => closing);
            WebApplication app = builder.Build();
            app.Services.GetRequiredService<Closing>();

            app.Use(AnswerHeaders.Set);
            app.Use(Faults.Catch(log));
            app.UseRouting();
            app.Use(LimitByNetwork.With(new Peers(options.Rates.TrustedProxies), new PrefixRates(time, options.Rates.AsksPerMinute), time));

            var owners = new Owners(database);
            var senders = new Senders(options.AnyoneMaySend);
            var guard = new LookGuard(time, options.Openings.LooksPerSecond);
            var tickets = new Tickets(database, deadlines);
            var send = new SendBlob(store);
            var quota = new StoreQuota(options.Store, store);
            var turns = new UploadTurns();

            bool HasPasskeys(HttpContext context) => PasskeyPlace.Of(options.PublicOrigin, context.Request.Host) is not null;

            ServerApi.Map(app, options, receiptKey, senders, HasPasskeys, new TellSender(database, deadlines, quota));
            HealthApi.Map(app, database, store);
            PagesApi.Map(app, new PageFiles());
            SharesApi.Map(
                app,
                owners,
                senders,
                new WorkGuard(key, deadlines, options.Work),
                new MakeShare(database, deadlines),
                new PublishShare(database, deadlines, sweeper.DeadlineSet),
                new ShareStatus(database, deadlines));
            LinksApi.Map(
                app,
                owners,
                guard,
                options.Links,
                options.Codes.AreOffered,
                HasPasskeys,
                time,
                new DescribeLink(database, deadlines, options.Openings.LeaseSeconds),
                new AddLink(database, deadlines, key, sweeper.DeadlineSet),
                new ChangeLink(database, deadlines, hub, sweeper.DeadlineSet),
                new ListLink(database, deadlines),
                new RelistLink(database, deadlines, hub, reaper, aftermath),
                new UnlockLink(database, deadlines));
            var gate = new LinkGate(deadlines, settle, endLinks);
            var hashes = new CodeHashes(key);
            Result<Link> Pass(Decision decision, byte[] locator, byte[] access)
            {
                Result<LinkGate.Passed> passed = gate.Pass(decision, locator, SHA256.HashData(access), null);
                return new Result<Link>(passed.Value?.Link, passed.Refusal);
            }

            CodesApi.Map(app, guard, new RequestCode(database, deadlines, hashes, codeQueue, Pass, sweeper.DeadlineSet));
            var challenges = new FreshChallenges(key, "device challenges", deadlines);
            DevicesApi.Map(app, owners, guard, challenges, new FreeDevice(database, deadlines, aftermath), new AllowDevices(database, deadlines));
            var passkeyChallenges = new FreshChallenges(key, "passkey challenges", deadlines);
            PasskeysApi.Map(app, owners, guard, passkeyChallenges, new ForgetPasskey(database, deadlines, aftermath));
            OpeningsApi.Map(
                app,
                options.PublicOrigin,
                guard,
                new OpenLink(
                    database, deadlines, key, lease, gate, hashes, new CodeGuard(deadlines), new PasskeyGuard(database, passkeyChallenges, deadlines),
                    new DeviceGuard(challenges, deadlines), sweeper.DeadlineSet, notices.Wake),
                new FinishOpening(database, deadlines, endLinks, aftermath),
                tickets,
                new DeliverPicture(database, deadlines, hub, reaper, aftermath));
            BlobsApi.Map(app, owners, new FetchBlob(database, tickets, new ServeOpening(database, deadlines, lease, hub, sweeper.DeadlineSet), hub, send), database, send);
            LiveApi.Map(
                app,
                owners,
                new LiveChannel(tickets, hub, deadlines, app.Lifetime.ApplicationStopping),
                new OwnersChannel(database, ownersHub, deadlines, app.Lifetime.ApplicationStopping),
                options.Openings.LiveChannels);
            UploadsApi.Map(
                app,
                owners,
                options.Uploads,
                database,
                new BeginUpload(database, deadlines, options.Uploads, quota, reaper, sweeper.DeadlineSet),
                new AppendToUpload(database, store, deadlines, turns, options.Uploads, reaper),
                new GiveUpUpload(database, turns, reaper));
            var sendDocument = new SendDocument(store);
            VaultApi.Map(app, owners, new WriteVault(database, store, deadlines, quota, reaper), sendDocument);
            PicksApi.Map(
                app,
                owners,
                tickets,
                new PicksGuard(time, options.Picks.WritesPerSecond),
                new FindPicks(database),
                new WritePicks(database, store, deadlines, quota, reaper, sweeper.DeadlineSet),
                sendDocument);
            RevocationApi.Map(app, owners, new RevokeLink(database, endLinks, aftermath), new RevokeShare(database, endLinks, forget, aftermath));
            NoticesApi.Map(app, owners, options.Notices, new SetNotices(database, key, options.Notices, options.Codes));
            ReceiptsApi.Map(app, owners, new MakeReceipt(database, deadlines, receiptKey));
            ReportsApi.Map(
                app,
                onlyOperator,
                tickets,
                new AddReport(database, deadlines, key),
                new ListReports(database, key),
                new DismissReport(database),
                new TakeDown(database, deadlines, endLinks, forget, aftermath));
            PassesApi.Map(
                app,
                onlyOperator,
                time,
                new AddPass(database, deadlines, key),
                new ListPasses(database, deadlines, key, quota),
                new StopPass(database, deadlines),
                new AllowPass(database, deadlines));
            SignInApi.Map(
                app,
                options.SignIn.IsOffered
                    ? closing.Add(new SigningIn(options.SignIn, options.PublicOrigin!, database, deadlines, key, log, sweeper.DeadlineSet))
                    : null);
            return app;
        }
        catch
        {
            closing.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    // Nothing is read from files or variables behind the options' back, hence the empty builder.
    private static WebApplicationBuilder Host(ServerOptions options, TimeProvider time, Seams seams)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Logging.AddProvider(new PlainLog(time, seams.Log));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.JsonBytes;
            kestrel.Limits.MaxRequestLineSize = 4_096;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
            kestrel.Limits.MaxResponseBufferSize = 512 * 1_024;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBodyBytesPerSecond, SlowBodyGrace);
            foreach (string address in options.Listen)
            {
                ListenAddress.Apply(kestrel, address);
            }
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }
}
