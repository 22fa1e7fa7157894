using System.Text;

namespace Darkslide.Imaging.Reporting;

/// <summary>The five named entities of XML and numbered characters; anything else stays as it is written.</summary>
internal static class XmpEntities
{
    public static string Unescape(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '&' ? text.IndexOf(';', at, Math.Min(text.Length - at, 10)) : -1;
            if (end > 0 && Entity(text[(at + 1)..end]) is { } character)
            {
                plain.Append(character);
                at = end;
            }
            else
            {
                plain.Append(text[at]);
            }
        }
        return plain.ToString();
    }

    private static string? Entity(string name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var hex] => Character(hex, 16),
        ['#', .. var number] => Character(number, 10),
        _ => null,
    };

    private static string? Character(string digits, int radix)
    {
        var value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix || value > 0x10FFFF)
            {
                return null;
            }
            value = (value * radix) + digit;
        }
        return digits.Length > 0 && value is 0x09 or 0x0A or 0x0D or (>= 0x20 and < 0xD800) or (>= 0xE000 and <= 0x10FFFF) ? char.ConvertFromUtf32(value) : null;
    }
}
