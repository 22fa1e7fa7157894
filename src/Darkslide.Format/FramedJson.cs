using System.Buffers.Binary;

namespace Darkslide.Format;

/// <summary>The plaintext of manifests and vaults, <c>u32(length) ‖ JSON ‖ zeros</c>, padded as a whole (FORMAT.md, section 4.2).</summary>
internal static class FramedJson
{
    private const int LengthField = sizeof(uint);

    /// <summary>Frames and pads. The caller zeroes the result.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> json)
    {
        var plaintext = new byte[Padding.Padme(LengthField + json.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(plaintext, (uint)json.Length);
        json.CopyTo(plaintext.AsSpan(LengthField));
        return plaintext;
    }

    /// <summary>The JSON of a plaintext.</summary>
    /// <exception cref="FormatErrorException"><see cref="FormatError.BadPadding"/>.</exception>
    public static ReadOnlyMemory<byte> Unframe(ReadOnlyMemory<byte> plaintext)
    {
        if (plaintext.Length < LengthField) throw new FormatErrorException(FormatError.BadPadding);
        var length = LengthField + (long)BinaryPrimitives.ReadUInt32BigEndian(plaintext.Span);
        return new PaddingCheck(length).Take(plaintext, isLast: true)[LengthField..];
    }
}
