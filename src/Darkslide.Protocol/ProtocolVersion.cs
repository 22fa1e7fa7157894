namespace Darkslide.Protocol;

/// <summary>The version of PROTOCOL.md that this code speaks, and the header that tells it.</summary>
public static class ProtocolVersion
{
    /// <summary>Sent with every answer below <c>/api/</c> (PROTOCOL.md section 1).</summary>
    public const string Header = "Darkslide-Protocol";

    /// <summary>The header's value.</summary>
    public const string Current = "1";
}
