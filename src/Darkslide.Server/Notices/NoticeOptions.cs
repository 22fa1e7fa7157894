namespace Darkslide.Server.Notices;

/// <summary>How senders can be told of first openings.</summary>
public sealed class NoticeOptions
{
    /// <summary>Whether by web hooks. (By e-mail wherever there is a mail server: <c>Codes</c>.)</summary>
    public bool Hooks { get; set; } = true;

    /// <summary>Whether hooks may lead into this server's own network, and to this machine without TLS: for those who are alone on it.</summary>
    public bool PrivateTargets { get; set; }
}
