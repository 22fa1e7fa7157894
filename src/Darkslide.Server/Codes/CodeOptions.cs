namespace Darkslide.Server.Codes;

/// <summary>The mail server that takes codes for viewers. Without one no link can want a code.</summary>
public sealed class CodeOptions
{
    /// <summary>Its name; null for none.</summary>
    public string? SmtpHost { get; set; }

    /// <summary>Its port.</summary>
    public int SmtpPort { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> (from the first byte) or <c>none</c>, which is for this machine alone.</summary>
    public string SmtpSecurity { get; set; } = "starttls";

    /// <summary>Whom it knows this server as; null for nobody.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>The file whose first line is the user's password.</summary>
    public string? SmtpPasswordFile { get; set; }

    /// <summary>Whom messages are from: an address that this server's operator reads.</summary>
    public string? From { get; set; }

    /// <summary>Whether codes can be sent at all.</summary>
    public bool AreOffered => SmtpHost is not null;
}
