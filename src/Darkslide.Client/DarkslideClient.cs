using System.Security.Cryptography;
using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Http;
using Darkslide.Client.Looking;
using Darkslide.Client.Notices;
using Darkslide.Client.Operating;
using Darkslide.Client.Owning;
using Darkslide.Client.Passes;
using Darkslide.Client.Pictures;
using Darkslide.Client.Receipts;
using Darkslide.Client.Reporting;
using Darkslide.Client.Sending;
using Darkslide.Client.Transfers;
using Darkslide.Client.Verifying;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client;

/// <summary>
/// Sends pictures sealed, opens them, watches and ends them. For any number of servers and shares; everything that can go
/// wrong for a person is a <see cref="DarkslideException"/>.
/// </summary>
/// <example>
/// <code>
/// using var client = new DarkslideClient();
/// var pictures = await PictureSelection.LookAtAsync(PictureFiles.Find(["wedding/"]));
/// var share = await client.SendAsync(new SendRequest { Server = new("https://pictures.example.org"), Pictures = pictures, Views = 3 });
/// Console.WriteLine(share.Links[0].Url);
///
/// using var opening = await client.OpenAsync(share.Links[0].Url);
/// await opening.SaveAsync(OutputFolder.Open("received"));
///
/// await client.RevokeAsync(share.Manage);
/// </code>
/// </example>
public sealed class DarkslideClient : IDisposable
{
    private readonly ClientOptions options;
    private readonly HttpClient http;

    /// <summary>Makes a client.</summary>
    /// <param name="options">How it behaves; null for what suits a command line.</param>
    /// <param name="handler">Carries its requests instead of the network; stays the caller's.</param>
    public DarkslideClient(ClientOptions? options = null, HttpMessageHandler? handler = null)
    {
        this.options = options ?? new ClientOptions();
        http = Connection.Make(handler);
    }

    /// <summary>Sends a share. Nothing can be seen of it before this returns; if it throws, nothing is left of it.</summary>
    public async Task<SentShare> SendAsync(
        SendRequest request, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var secret = LinkSecret.Create();
        using ManageKeys keys = ManageKeys.Derive(secret);
        var sending = new ShareSending(request, Owning(request.Server, keys, PassFor(request)), keys, secret);
        return await OpeningFailures.ExplainAsync(() => sending.RunAsync(progress, cancellationToken));
    }

    /// <summary>Refuses an address that anyone on the way could listen to, unless that is allowed.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <exception cref="WrongUseException">It is <c>http://</c> and not this machine.</exception>
    public void RequireServer(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        ServerAddress.RequireProtected(server, options);
    }

    /// <summary>Says what is wrong with a viewing link, without asking anybody.</summary>
    /// <param name="link">The link, with any text around it.</param>
    /// <exception cref="WrongUseException">It is cut short, damaged, of another kind, or none.</exception>
    public void RequireLink(string link)
    {
        using FoundLink found = LinkReading.Find(link, LinkKind.Viewing);
        ServerAddress.RequireProtected(found.Origin, options);
    }

    /// <summary>What the server tells about a viewing link before it is opened. Uses up nothing.</summary>
    /// <param name="link">The link, with any text around it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DescribedLink> DescribeAsync(string link, CancellationToken cancellationToken = default)
    {
        using FoundLink found = LinkReading.Find(link, LinkKind.Viewing);
        return new DescribedLink(await Looking(found.Origin).DescribeAsync(ViewingKeys.LocatorOf(found.Secret), cancellationToken));
    }

    /// <summary>Opens a viewing link: uses up a view where these are counted.</summary>
    /// <param name="link">The link, with any text around it.</param>
    /// <param name="askPassword">Asked if the link has a password.</param>
    /// <param name="memory">Where to remember the opening, so that a later run can go on with it; null to remember nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Opening> OpenAsync(
        string link, PasswordAsker? askPassword = null, PrivateFolder? memory = null, CancellationToken cancellationToken = default)
        => OpenAsync(link, new LookingOptions { AskPassword = askPassword, Memory = memory }, cancellationToken);

    /// <summary>Opens a viewing link: uses up a view where these are counted.</summary>
    /// <param name="link">The link, with any text around it.</param>
    /// <param name="looking">What the link may need besides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Opening> OpenAsync(string link, LookingOptions looking, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(looking);
        using FoundLink found = LinkReading.Find(link, LinkKind.Viewing);
        LookingApi api = Looking(found.Origin);
        var file = OpeningFile.For(looking.Memory, ViewingKeys.LocatorOf(found.Secret), options.Time);
        try
        {
            return await new LinkOpening(api, found.Secret, file, looking).RunAsync(cancellationToken);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Tells whoever runs the server of a link. Opens it for that, as only somebody who can open a link can report it: uses up a view where these are counted,
    /// except that an opening which <see cref="LookingOptions.Memory"/> holds is gone on with.
    /// </summary>
    /// <param name="link">The link, with any text around it.</param>
    /// <param name="report">What is told.</param>
    /// <param name="looking">What the link may need besides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReportAsync(string link, LinkReport report, LookingOptions looking, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        using FoundLink found = LinkReading.Find(link, LinkKind.Viewing);
        using Opening opening = await OpenAsync(link, looking, cancellationToken);
        byte[]? secret = report.LetOperatorLook ? found.Secret.Bytes.ToArray() : null;
        try
        {
            await opening.ReportAsync(new ReportRequest { Kind = report.Kind, Note = report.Note, Secret = secret }, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>What has happened to a share.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ShareStatus> StatusAsync(string manageLink, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.StatusAsync(cancellationToken));

    /// <summary>Tells what happens to a share as it happens; returns when the share has ended.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="since">How it stood before: nothing that happened after it is missed.</param>
    /// <param name="listener">Is told.</param>
    /// <param name="cancellationToken">Stops watching.</param>
    public Task WatchAsync(string manageLink, ShareStatus since, ShareListener listener, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(since);
        ArgumentNullException.ThrowIfNull(listener);
        return OwnAsync(manageLink, async share =>
        {
            await share.WatchAsync(since.EventsEnd, listener, cancellationToken);
            return true;
        });
    }

    /// <summary>Says where a share's owner is told when a link is opened for the first time, in place of what was said before.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="notices">Where.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task NotifyAsync(string manageLink, NoticeTo notices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notices);
        return OwnAsync(manageLink, async share =>
        {
            await share.NotifyAsync(notices, cancellationToken);
            return true;
        });
    }

    /// <summary>What of an ended share was destroyed, and when, signed by its server. What that proves stands in docs/receipts.md.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReceiptFile> ReceiptAsync(string manageLink, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.ReceiptAsync(cancellationToken));

    /// <summary>The key that a server's receipts are checked with: keep it, and they can be checked without the server. 65 bytes.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<byte[]> ReceiptKeyAsync(Uri server, CancellationToken cancellationToken = default)
    {
        Exchange exchange = ExchangeWith(server);
        return (await exchange.JsonAsync(() => Requests.Get(Routes.Server), AnswerJson.Default.ServerAnswer, cancellationToken)).ReceiptKey;
    }

    /// <summary>What recipients picked, of living and ended links.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Whose; null for everybody's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SharePicks> PicksAsync(string manageLink, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.PicksAsync(choice ?? LinkChoice.All, cancellationToken));

    /// <summary>Ends links for good and returns them.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Which; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<OwnedLink>> RevokeAsync(string manageLink, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.RevokeAsync(choice ?? LinkChoice.All, cancellationToken));

    /// <summary>Gives links that wrong passwords have locked new tries, and returns them.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Which; null for all that are locked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<OwnedLink>> UnlockAsync(string manageLink, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.UnlockAsync(choice ?? LinkChoice.All, cancellationToken));

    /// <summary>Prolongs or shortens links, counted from now.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="lifetime">5 minutes to 90 days.</param>
    /// <param name="choice">Which; null for all that live.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ChangedLink>> ChangeAsync(
        string manageLink, TimeSpan lifetime, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.ChangeAsync(choice ?? LinkChoice.All, lifetime, cancellationToken));

    /// <summary>Takes a device's place from it, so that another device can open the link.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Which link; null if only one is bound to devices.</param>
    /// <param name="device">Which device; null if only one has opened the link.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<FreedDevice> FreeDeviceAsync(
        string manageLink, LinkChoice? choice = null, int? device = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.FreeDeviceAsync(choice ?? LinkChoice.All, device, cancellationToken));

    /// <summary>Lets one more device open a link that is bound to devices.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Which link; null if only one is bound to devices.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AllowedDevices> AllowDeviceAsync(string manageLink, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.AllowDeviceAsync(choice ?? LinkChoice.All, cancellationToken));

    /// <summary>Forgets a link's passkey, for whoever lost it: the next one that opens the link is registered.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Which link; null if only one has a passkey.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ForgottenPasskey> ForgetPasskeyAsync(string manageLink, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => share.ForgetPasskeyAsync(choice ?? LinkChoice.All, cancellationToken));

    /// <summary>Takes pictures out of a share that was sent: they vanish from open pages and their blobs are destroyed. Answers how many.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="pictures">Names as recipients see them, or places from 1.</param>
    /// <param name="cancellationToken">Gives up; what was begun is made good by the next run.</param>
    public Task<int> RemovePicturesAsync(string manageLink, IReadOnlyList<string> pictures, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => OpeningFailures.ExplainAsync(() => share.RemoveAsync(pictures, cancellationToken)));

    /// <summary>Adds pictures to a share that was sent: to all its links, cleaned and sealed as when sending. Answers how many.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="pictures">The pictures, looked at.</param>
    /// <param name="keepNames">Whether recipients see the files' own names.</param>
    /// <param name="progress">Told of bytes and pictures.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<int> AddPicturesAsync(
        string manageLink, PictureSelection pictures, bool keepNames = false, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        using FoundLink found = LinkReading.Find(manageLink, LinkKind.Manage);
        var request = new SendRequest { Server = found.Origin, Pictures = pictures, KeepNames = keepNames };
        return await OwnAsync(manageLink, share => OpeningFailures.ExplainAsync(() => share.AddAsync(request, progress, cancellationToken)));
    }

    /// <summary>Gives links that show previews the originals that were held back, and returns these links.</summary>
    /// <param name="manageLink">The manage link, with any text around it.</param>
    /// <param name="choice">Which; null for all that live.</param>
    /// <param name="cancellationToken">Gives up; what was begun is made good by the next run.</param>
    public Task<IReadOnlyList<OwnedLink>> ApproveAsync(string manageLink, LinkChoice? choice = null, CancellationToken cancellationToken = default)
        => OwnAsync(manageLink, share => OpeningFailures.ExplainAsync(() => share.ApproveAsync(choice ?? LinkChoice.All, cancellationToken)));

    /// <summary>What a pass is good for at this moment. Uses up nothing.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PassState> PassStateAsync(PassLink pass, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pass);
        Exchange exchange = ExchangeWith(pass.Origin);
        ServerAnswer answer = await exchange.JsonAsync(
            () => Requests.WithPass(Requests.Get(Routes.Server), pass.Header), AnswerJson.Default.ServerAnswer, cancellationToken);
        return answer.Pass is { } told ? new PassState(told) : throw ServerUnreachableException.NotDarkslide(pass.Origin);
    }

    /// <summary>Begins a sign-in for a pass, where the server offers that. Its person ends it in a browser.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SignInAttempt> SignInAsync(Uri server, CancellationToken cancellationToken = default)
        => SignInAttempt.BeginAsync(ExchangeWith(server), server, cancellationToken);

    /// <summary>What a server's operator can do.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="operatorKey">The content of <c>operator.key</c>.</param>
    public OperatedServer Operate(Uri server, ReadOnlySpan<byte> operatorKey) => new(ExchangeWith(server), server, Capability.ForOperator(operatorKey));

    /// <summary>Compares the pages that a server serves with a release's. What it serves to others, or the next time, this can't say.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="hashes">The release's list.</param>
    /// <param name="policy">The content security policy that its pages come with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Each address of the list, in its order.</returns>
    public Task<IReadOnlyList<PageFinding>> VerifyPageAsync(Uri server, PageHashes hashes, string policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        RequireServer(server);
        return new PageVerification(new PageFetch(http, server, options), policy).RunAsync(hashes, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<T> OwnAsync<T>(string manageLink, Func<OwnedShare, Task<T>> work)
    {
        using FoundLink found = LinkReading.Find(manageLink, LinkKind.Manage);
        using ManageKeys keys = ManageKeys.Derive(found.Secret);
        return await work(new OwnedShare(Owning(found.Origin, keys), keys, found.Origin));
    }

    private LookingApi Looking(Uri origin) => new(ExchangeWith(origin));

    private OwningApi Owning(Uri origin, ManageKeys keys, PassLink? pass = null)
        => new(ExchangeWith(origin), Capability.ForOwner(keys.ShareId.Span, keys.OwnerToken.Bytes), pass?.Header);

    private static PassLink? PassFor(SendRequest request)
    {
        PassLink? pass = request.Pass is { } text ? PassLink.Find(text) : null;
        return pass is null || pass.IsOf(request.Server)
            ? pass
            : throw new WrongUseException("This pass is of another server.", $"Send to {pass.Origin.GetLeftPart(UriPartial.Authority)}, or use that server's pass.");
    }

    private Exchange ExchangeWith(Uri origin)
    {
        ServerAddress.RequireProtected(origin, options);
        return new Exchange(http, origin, options);
    }
}
