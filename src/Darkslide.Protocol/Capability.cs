using System.Buffers.Text;

namespace Darkslide.Protocol;

/// <summary>The <c>Authorization</c> header's schemes and the header of passes (PROTOCOL.md section 1): written and read here only.</summary>
public static class Capability
{
    /// <summary>Scheme of whoever holds a manage link.</summary>
    public const string OwnerScheme = "Darkslide-Owner";

    /// <summary>Scheme of whoever holds an opening.</summary>
    public const string TicketScheme = "Darkslide-Ticket";

    /// <summary>Scheme of whoever runs the server.</summary>
    public const string OperatorScheme = "Darkslide-Operator";

    /// <summary>The header that carries a pass, beside <c>Authorization</c>.</summary>
    public const string PassHeader = "Darkslide-Pass";

    /// <summary>The header value of the operator.</summary>
    /// <param name="token">32 bytes.</param>
    public static string ForOperator(ReadOnlySpan<byte> token) => $"{OperatorScheme} {Base64Url.EncodeToString(token)}";

    /// <summary>The value of <see cref="PassHeader"/>.</summary>
    /// <param name="passId">16 bytes.</param>
    /// <param name="passToken">32 bytes.</param>
    public static string ForPass(ReadOnlySpan<byte> passId, ReadOnlySpan<byte> passToken)
        => $"{Base64Url.EncodeToString(passId)}.{Base64Url.EncodeToString(passToken)}";

    /// <summary>The header value of an owner.</summary>
    /// <param name="shareId">16 bytes.</param>
    /// <param name="ownerToken">32 bytes.</param>
    public static string ForOwner(ReadOnlySpan<byte> shareId, ReadOnlySpan<byte> ownerToken)
        => $"{OwnerScheme} {Base64Url.EncodeToString(shareId)}.{Base64Url.EncodeToString(ownerToken)}";

    /// <summary>The header value of the holder of an opening.</summary>
    /// <param name="ticket">32 bytes.</param>
    public static string ForTicket(ReadOnlySpan<byte> ticket) => $"{TicketScheme} {Base64Url.EncodeToString(ticket)}";

    /// <summary>Reads an owner's header. False if it is missing, of another scheme or malformed.</summary>
    public static bool TryReadOwner(string? header, out byte[] shareId, out byte[] ownerToken)
    {
        return TryReadPair(Credentials(header, OwnerScheme), out shareId, out ownerToken);
    }

    /// <summary>Reads the operator's header. False if it is missing, of another scheme or malformed.</summary>
    public static bool TryReadOperator(string? header, out byte[] token)
    {
        token = Bytes(Credentials(header, OperatorScheme), Limits.KeyBytes);
        return token.Length > 0;
    }

    /// <summary>Reads <see cref="PassHeader"/>. False if it is missing or malformed.</summary>
    public static bool TryReadPass(string? header, out byte[] passId, out byte[] passToken) => TryReadPair(header ?? "", out passId, out passToken);

    /// <summary>Reads a ticket's header. False if it is missing, of another scheme or malformed.</summary>
    public static bool TryReadTicket(string? header, out byte[] ticket)
    {
        ticket = Bytes(Credentials(header, TicketScheme), Limits.KeyBytes);
        return ticket.Length > 0;
    }

    private static bool TryReadPair(string text, out byte[] id, out byte[] token)
    {
        string[] parts = text.Split('.');
        id = Bytes(parts[0], Limits.IdBytes);
        token = parts.Length == 2 ? Bytes(parts[1], Limits.KeyBytes) : [];
        return id.Length > 0 && token.Length > 0;
    }

    // RFC 9110 section 11.1: the scheme is compared without regard to case.
    private static string Credentials(string? header, string scheme)
        => header is not null && header.StartsWith(scheme + " ", StringComparison.OrdinalIgnoreCase) ? header[(scheme.Length + 1)..] : "";

    private static byte[] Bytes(string text, int length) => Base64UrlConverter.Parse(text) is { } bytes && bytes.Length == length ? bytes : [];
}
