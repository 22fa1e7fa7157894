using System.Diagnostics;
using System.Security.Cryptography;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Blobs;
using Darkslide.Server.Clock;
using Darkslide.Server.Codes;
using Darkslide.Server.Database;
using Darkslide.Server.Devices;
using Darkslide.Server.Ending;
using Darkslide.Server.Links;
using Darkslide.Server.Live;
using Darkslide.Server.Openings;
using Darkslide.Server.Passkeys;
using Darkslide.Server.Records;
using Darkslide.Server.Shares;
using Darkslide.Server.Start;
using Microsoft.Extensions.Logging.Abstractions;

namespace Darkslide.Bench;

/// <summary>
/// Durable openings per second of one unlimited link: 512 in flight sharing their fsyncs, and the same decision one after another,
/// each with an fsync of its own. Same code, same disk, five rounds in turn, the median of their ratios.
/// </summary>
internal sealed class OpeningRate : Measurement
{
    private const int InFlight = 512;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public override string Name => "openings";

    public override string What => "openings per second, SQLite, durable, group commit";

    public override string Budget => "≥ 10 × one by one";

    public override async Task<Measured> MeasureAsync()
    {
        string folder = Directory.CreateTempSubdirectory("darkslide-bench-").FullName;
        try
        {
            await using SqliteDatabase database = SqliteDatabase.Open(Path.Combine(folder, "darkslide.db"), TimeProvider.System);
            using InstanceKey key = InstanceKey.Open(Path.Combine(folder, "instance.key"), mayMake: true);
            (OpenLink open, AddLinkRequest link, byte[] access) = await PrepareAsync(database, key, folder);
            Task<bool> OpenOnce() => OpenOnceAsync(open, link.Locator, access);
            await PerSecondAsync(OpenOnce, InFlight);
            var rounds = new List<(double Together, double Single)>();
            for (var i = 0; i < 5; i++)
            {
                rounds.Add((await PerSecondAsync(OpenOnce, InFlight), await PerSecondAsync(OpenOnce, 1)));
            }

            (double together, double single) = rounds.OrderBy(r => r.Together / r.Single).ElementAt(2);
            return new Measured($"{together / single:F1} × ({together:F0}/s with {InFlight} in flight, {single:F0}/s one by one)", together / single >= 10);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(OpenLink Open, AddLinkRequest Link, byte[] Access)> PrepareAsync(SqliteDatabase database, InstanceKey key, string folder)
    {
        var clock = new DeadlineClock(TimeProvider.System);
        var hub = new LiveHub();
        var reaper = new Reaper(database, new FolderBlobStore(Path.Combine(folder, "blobs")), TimeProvider.System, NullLogger.Instance);
        var endLinks = new EndLinks(clock, hub, reaper);
        byte[] access = RandomNumberGenerator.GetBytes(32);
        var link = new AddLinkRequest
        {
            Number = 0,
            Locator = RandomNumberGenerator.GetBytes(16),
            AccessHash = SHA256.HashData(access),
            KeyHalf = RandomNumberGenerator.GetBytes(32),
            Tier = "full",
            LifetimeSeconds = 604_800,
            Views = null,
            UntilDownloaded = false,
            Password = null,
            Blobs = [0],
        };
        await new MakeShare(database, clock).Run(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32), maySend: true, proof: null);
        await new AddLink(database, clock, key, _ => { }).Run(1, link);
        long expires = clock.Now.Seconds() + 604_800_000;
        await database.Decide(decision => decision.Sql.Execute("UPDATE links SET expires = @expires", ("@expires", expires)));
        await database.Decide(decision => decision.Sql.Execute("UPDATE shares SET state = @live", ("@live", Share.Live)));
        var gate = new LinkGate(clock, new SettleOpenings(clock, endLinks), endLinks);
        var devices = new DeviceGuard(new FreshChallenges(key, "device challenges", clock), clock);
        var passkeys = new PasskeyGuard(database, new FreshChallenges(key, "passkey challenges", clock), clock);
        return (new OpenLink(database, clock, key, new Lease(1_800), gate, new CodeHashes(key), new CodeGuard(clock), passkeys, devices, _ => { }, () => { }), link, access);
    }

    private static async Task<bool> OpenOnceAsync(OpenLink open, byte[] locator, byte[] access)
        => (await open.Run(new OpenRequest { Locator = locator, Access = access, Opening = RandomNumberGenerator.GetBytes(16) }, null)).Refusal is null
            ? true
            : throw new InvalidOperationException("An opening was refused.");

    private static async Task<double> PerSecondAsync(Func<Task<bool>> openOnce, int inFlight)
    {
        var opened = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < Round)
            {
                await openOnce();
                Interlocked.Increment(ref opened);
            }
        }));
        return opened / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
