namespace Darkslide.Imaging.Png;

/// <summary>Hexadecimal text behind the third line break, as ImageMagick writes it.</summary>
internal static class PngRawProfile
{
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (var line = 0; line < 3; line++)
        {
            var end = text[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return [];
            }
            at += end + 1;
        }
        var bytes = new byte[(text.Length - at) / 2];
        int count = 0, high = -1;
        foreach (var c in text[at..])
        {
            if (!char.IsAsciiHexDigit((char)c))
            {
                continue;
            }
            var digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
            if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes[count++] = (byte)((high << 4) | digit);
                high = -1;
            }
        }
        return bytes[..count];
    }
}
