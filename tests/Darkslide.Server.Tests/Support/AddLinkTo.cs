using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>How a link is to be; tests change what they are about.</summary>
public sealed class AddLinkTo
{
    public string Tier { get; set; } = "full";

    public int Lifetime { get; set; } = 3_600;

    public int? Views { get; set; }

    public bool UntilDownloaded { get; set; }

    public bool UntilEachDownloaded { get; set; }

    public DateTimeOffset? NotBefore { get; set; }

    public int? ShowSeconds { get; set; }

    public int? Devices { get; set; }

    public byte[][]? Code { get; set; }

    public bool Passkey { get; set; }

    public PasswordCost? Password { get; set; }

    public string? Picks { get; set; }

    public int[] Blobs { get; set; } = [];
}
