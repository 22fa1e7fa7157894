using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Looking;

/// <summary>What a server tells about a link before it is opened. Asking uses up nothing.</summary>
public sealed class DescribedLink
{
    internal DescribedLink(DescribeAnswer answer)
    {
        IsViewOnly = answer.Tier == "view";
        Expires = answer.Expires;
        HasPassword = answer.Password is not null;
        Views = answer.Views?.Limit;
        ViewsLeft = answer.Views?.Left;
        UntilDownloaded = answer.UntilDownloaded;
        IsLocked = answer.Locked;
        WantsCode = answer.Code is not null;
        WantsPasskey = answer.Passkey is not null;
        Devices = answer.Devices?.Limit;
        ShowFor = answer.ShowSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Whether the link reaches previews only.</summary>
    public bool IsViewOnly { get; }

    /// <summary>When it ends by time.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>Whether a password is needed.</summary>
    public bool HasPassword { get; }

    /// <summary>Views allowed, or null for no limit.</summary>
    public int? Views { get; }

    /// <summary>Views left, or null for no limit.</summary>
    public int? ViewsLeft { get; }

    /// <summary>Whether the link ends when its pictures were saved.</summary>
    public bool UntilDownloaded { get; }

    /// <summary>How long one opening shows pictures, or null for no such limit.</summary>
    public TimeSpan? ShowFor { get; }

    /// <summary>Whether a code by e-mail is needed.</summary>
    public bool WantsCode { get; }

    /// <summary>Whether a passkey is needed, and so a browser.</summary>
    public bool WantsPasskey { get; }

    /// <summary>How many devices can open it, or null for any.</summary>
    public int? Devices { get; }

    /// <summary>Whether wrong passwords have locked it.</summary>
    public bool IsLocked { get; }
}
