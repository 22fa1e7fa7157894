using System.Text;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// A unit of supplementary enhancement information (H.265 section 7.3.5, H.264 section 7.3.2.3): messages of a type, a length and a
/// payload. Encoders write their names and settings there, cameras their own data.
/// </summary>
internal static class SupplementaryInformation
{
    private const int UserData = 5, IdLength = 16;

    /// <summary>The unit with only those messages that say how colours are shown, each of its exact length; empty when there are none.</summary>
    public static byte[] Clean(ReadOnlySpan<byte> unit, int headLength, ReportBuilder report)
    {
        var data = Unescape(unit[headLength..]);
        // The last bit that is set ends the messages.
        var end = Array.FindLastIndex(data, value => value != 0);
        var kept = new List<byte>();
        var at = 0;
        while (at < end)
        {
            var start = at;
            var type = Number(data, ref at, end);
            var length = Number(data, ref at, end);
            if (type < 0 || length < 0 || length > end - at)
            {
                report.AddBytes(FindingKind.Other, "Data inside the coded picture", end - start);
                break;
            }
            if (IsKept(type, length))
            {
                kept.AddRange(data.AsSpan(start, at + length - start));
            }
            else
            {
                Report(type, data.AsSpan(at, length), report);
            }
            at += length;
        }
        return kept.Count == 0 ? [] : [.. unit[..headLength], .. Escape(kept)];
    }

    /// <summary>
    /// Film grain (19), mastering display (137), light level (144), preferred transfer (147), surroundings (148), alpha channel (165).
    /// </summary>
    public static bool IsKept(int type, int length) => type switch
    {
        19 => true,
        137 => length == 24,
        144 => length == 4,
        147 => length == 1,
        148 => length == 8,
        165 => length <= 8,
        _ => false,
    };

    private static void Report(int type, ReadOnlySpan<byte> payload, ReportBuilder report)
    {
        if (type == UserData && payload.Length > IdLength && IsText(payload[IdLength..]))
        {
            report.Add(FindingKind.Software, "Software", Encoding.ASCII.GetString(payload[IdLength..].TrimEnd((byte)0)));
        }
        else
        {
            report.AddBytes(FindingKind.Other, "Data inside the coded picture", payload.Length);
        }
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimEnd((byte)0);
        return !text.IsEmpty && text.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
    }

    /// <summary>A number in bytes that are added up; each but the last is 255. -1 when the last is missing.</summary>
    public static int Number(ReadOnlySpan<byte> data, ref int at, int end)
    {
        var number = 0;
        while (at < end && data[at] == 255)
        {
            number += 255;
            at++;
        }
        return at < end ? number + data[at++] : -1;
    }

    /// <summary>Takes the third byte out of 00 00 03, which stands there so that no start code appears (H.265 section 7.4.2).</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> bytes)
    {
        var plain = new List<byte>(bytes.Length);
        var zeros = 0;
        foreach (var value in bytes)
        {
            if (zeros >= 2 && value == 3)
            {
                zeros = 0;
                continue;
            }
            plain.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }
        return [.. plain];
    }

    private static List<byte> Escape(List<byte> messages)
    {
        messages.Add(0x80);
        var escaped = new List<byte>(messages.Count + 8);
        var zeros = 0;
        foreach (var value in messages)
        {
            if (zeros >= 2 && value <= 3)
            {
                escaped.Add(3);
                zeros = 0;
            }
            escaped.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }
        return escaped;
    }
}
