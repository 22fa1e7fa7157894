using Darkslide.Client.Notices;
using Darkslide.Client.Pictures;
using Darkslide.Format;
using Darkslide.Protocol;

namespace Darkslide.Client.Sending;

/// <summary>What to send, to whom, and what they may do.</summary>
public sealed class SendRequest
{
    /// <summary>The server: scheme, host and port.</summary>
    public required Uri Server { get; init; }

    /// <summary>The pass to send with, a link of this server's; null for none.</summary>
    public string? Pass { get; init; }

    /// <summary>The pictures, looked at.</summary>
    public required PictureSelection Pictures { get; init; }

    /// <summary>A title that recipients see; 1 to 200 characters, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Who sends them, as recipients see it; 1 to 200 characters, or null.</summary>
    public string? From { get; init; }

    /// <summary>The sender's logo on recipients' pages, from <see cref="SenderLogoFile"/>; or null.</summary>
    public SenderLogo? Logo { get; init; }

    /// <summary>Titles and captions, by <see cref="LookedAtPicture.Path"/>.</summary>
    public IReadOnlyDictionary<string, PictureWords> Words { get; init; } = new Dictionary<string, PictureWords>();

    /// <summary>The <see cref="LookedAtPicture.Path"/> of the picture at the head of the gallery; null for none.</summary>
    public string? Cover { get; init; }

    /// <summary>How long the links live, counted from publishing: 5 minutes to 90 days.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromSeconds(Limits.DefaultLifetimeSeconds);

    /// <summary>How often each link can be opened, 1 to 1,000; null for no limit.</summary>
    public int? Views { get; init; }

    /// <summary>Whether each link ends when its pictures were saved.</summary>
    public bool UntilDownloaded { get; init; }

    /// <summary>Whether each picture ends when it was saved, and the others stay.</summary>
    public bool UntilEachDownloaded { get; init; }

    /// <summary>From when on the links can be opened, within 90 days; null for at once. Their lifetime counts from then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How long one opening shows pictures, 1 second to 6 hours; null for no such limit.</summary>
    public TimeSpan? ShowFor { get; init; }

    /// <summary>How many devices can open each link, the first that do: 1 to 20; null for any.</summary>
    public int? Devices { get; init; }

    /// <summary>Addresses, and domains such as <c>@example.org</c>, whose holders get a code by e-mail that each opening needs; empty for no codes. At most 20.</summary>
    public IReadOnlyList<string> CodeTo { get; init; } = [];

    /// <summary>For each of <see cref="To"/> their own address, which counts for their link alone, besides <see cref="CodeTo"/>; empty for none.</summary>
    public IReadOnlyList<string> CodeToEach { get; init; } = [];

    /// <summary>Whether each link belongs to the first passkey that opens it.</summary>
    public bool Passkey { get; init; }

    /// <summary>Where the sender is told of first openings.</summary>
    public NoticeTo Notify { get; init; } = NoticeTo.Nowhere;

    /// <summary>A password for all links, or null. It stays the caller's.</summary>
    public Password? Password { get; init; }

    /// <summary>Whether only previews are sent. Originals are not uploaded then; with a <see cref="Mark"/> they never are.</summary>
    public bool ViewOnly { get => field || Mark is not null; init; }

    /// <summary>How the pictures are marked, for each link its own; null for no marks.</summary>
    public SendMark? Mark { get; init; }

    /// <summary>
    /// Whether originals are uploaded but reach nobody until the owner approves: links show previews, and no key of an original is in
    /// them. Not together with <see cref="ViewOnly"/>.
    /// </summary>
    public bool Approve { get; init; }

    /// <summary>Whether recipients may star, reject and label pictures and write remarks.</summary>
    public bool Picks { get; init; }

    /// <summary>Whether recipients see one another's picks too.</summary>
    public bool PicksShared { get; init; }

    /// <summary>The recipients' names: a link for each, also where two are called alike. Empty for one link without a name.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Whether recipients see the files' own names.</summary>
    public bool KeepNames { get; init; }
}
