using Darkslide.Client.Http;

namespace Darkslide.Printing;

/// <summary>A message that is written but not sent: the mail program opens with it.</summary>
internal sealed record MailMessage(string? Mail, string? To, string Url, string? Title, DateTimeOffset? Expires, bool Password)
{
    /// <summary>As a <c>mailto:</c> address (RFC 6068).</summary>
    public string Address
    {
        get
        {
            string address = Mail is null ? "" : Uri.EscapeDataString(Mail).Replace("%40", "@", StringComparison.Ordinal);
            return $"mailto:{address}?subject={Uri.EscapeDataString(Subject)}&body={Uri.EscapeDataString(Body)}";
        }
    }

    private string Subject => Title is null ? "Pictures for you" : $"Pictures for you: {Plain(Title)}";

    private string Body
    {
        get
        {
            string hello = To is null ? "Hello," : $"Hello {Plain(To)},";
            string what = Title is null ? "here are pictures for you:" : $"here are pictures for you, “{Plain(Title)}”:";
            string ends = Expires is { } when
                ? $"\r\nThe link is yours alone, so please don't pass it on. It ends {Quantity.Moment(when, CommandLine.Surroundings.Time)}.\r\n" : "";
            string password = Password ? "It asks for a password. I'll tell you it by another way.\r\n" : "";
            return $"{hello}\r\n\r\n{what}\r\n{Url}\r\n{ends}{password}";
        }
    }

    private static string Plain(string text) => ForeignText.OneLine(text, 210);
}
