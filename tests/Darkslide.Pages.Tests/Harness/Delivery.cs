using Darkslide.Format;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>What a test sends; the defaults are an unmetered link to originals, without a password.</summary>
public sealed record Delivery(IReadOnlyList<Photo> Photos)
{
    public string? Title { get; init; }

    public string? To { get; init; }

    public string? From { get; init; }

    public SenderLogo? Logo { get; init; }

    public int? Cover { get; init; }

    public Tier Tier { get; init; } = Tier.Full;

    public int? Views { get; init; }

    public bool UntilDownloaded { get; init; }

    public bool UntilEachDownloaded { get; init; }

    public string? Password { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public int? ShowSeconds { get; init; }

    public int? Devices { get; init; }

    public bool Passkey { get; init; }

    /// <summary>Whether its owner can take the last picture out later.</summary>
    public bool CanShrink { get; init; }

    /// <summary>Whether originals may follow when the owner approves.</summary>
    public bool OriginalsAfterApproval { get; init; }

    public int LifetimeSeconds { get; init; } = 7_200;

    /// <summary>Captions by index; null for none.</summary>
    public Func<int, string?> Caption { get; init; } = _ => null;

    /// <summary>Pictures' titles by index; null for none.</summary>
    public Func<int, string?> PictureTitle { get; init; } = _ => null;

    /// <summary>Names by index.</summary>
    public Func<int, string> Name { get; init; } = index => $"picture-{index + 1:000}.png";

    /// <summary>Whether packs lack their last thousand bytes.</summary>
    public bool CutPacks { get; init; }

    /// <summary>Bytes appended to every original, to make it as large as a test needs.</summary>
    public int Padding { get; init; }
}
