using Darkslide.Imaging.Building;
using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Jpeg.Scans;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// The strict reading of a cleaned JPEG: markers without gaps, only the allowed ones, each of its exact length; scans as long as
/// their blocks need.
/// </summary>
internal static class JpegWalker
{
    /// <param name="file">The cleaned file.</param>
    /// <param name="coded">How long the scans' coded data must be: <see cref="Draft.Coded"/>; null when that is not known.</param>
    public static bool Passes(ReadOnlySpan<byte> file, IReadOnlyList<int>? coded = null)
    {
        var scans = 0;
        return Passes(file, coded, default, ref scans) && scans == (coded?.Count ?? 0);
    }

    /// <param name="file">The cleaned file, or a JPEG within it.</param>
    /// <param name="coded">As above.</param>
    /// <param name="extra">Segments that must stand in it once, byte for byte, before any table; mostly none.</param>
    /// <param name="scans">How many of <paramref name="coded"/> have been met.</param>
    internal static bool Passes(ReadOnlySpan<byte> file, IReadOnlyList<int>? coded, ReadOnlySpan<byte> extra, ref int scans)
    {
        if (!Read.Matches(file, 0, [0xFF, 0xD8]))
        {
            return false;
        }
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != JpegMarkers.EndOfImage)
        {
            if (!extra.IsEmpty && Read.Matches(file, at, extra))
            {
                at += extra.Length;
                extra = default;
                continue;
            }
            var length = Read.U16(file, at + 2);
            if (length < 2 || length > file.Length - at - 2 || !IsAllowed(file[at + 1], file.Slice(at + 4, length - 2)))
            {
                return false;
            }
            if (!extra.IsEmpty && file[at + 1] is < JpegMarkers.App0 or > JpegMarkers.App15)
            {
                return false;
            }
            var isScan = file[at + 1] == JpegMarkers.StartOfScan;
            at += 2 + length;
            if (isScan)
            {
                var end = EndOfScan(file, at);
                if (coded is not null && (scans == coded.Count || end - at != coded[scans++]))
                {
                    return false;
                }
                at = end;
            }
        }
        return extra.IsEmpty && at + 2 == file.Length && file[at] == 0xFF && file[at + 1] == JpegMarkers.EndOfImage;
    }

    /// <summary>Where coded data ends: at a marker that is not the next restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        for (var restarts = 0; ;)
        {
            var found = Stuffing.FindCode(file, at);
            if (found < 0 || found + 1 == file.Length)
            {
                return file.Length;
            }
            if (file[found + 1] != JpegMarkers.Restart0 + (restarts & 7))
            {
                return found;
            }
            restarts++;
            at = found + 2;
        }
    }

    private static bool IsAllowed(byte marker, ReadOnlySpan<byte> payload) => marker switch
    {
        JpegMarkers.App0 => payload.Length == 14 && payload.StartsWith("JFIF\0"u8) && payload[12] == 0 && payload[13] == 0,
        JpegMarkers.App1 => payload.StartsWith("Exif\0\0"u8) && OrientationTiff.Is(payload[6..]),
        JpegMarkers.App2 => payload.StartsWith(JpegParts.ProfileSignature) && IsProfilePart(payload),
        JpegMarkers.App14 => payload.Length == 12 && payload.StartsWith("Adobe\0\x64\0\0\0\0"u8),
        JpegMarkers.QuantisationTables => Tables(payload, static table => table[0] >> 4 == 0 ? 65 : 129),
        JpegMarkers.HuffmanTables => Tables(payload, HuffmanLength),
        JpegMarkers.StartOfScan => payload.Length == 4 + (2 * payload[0]),
        JpegMarkers.RestartInterval or JpegMarkers.NumberOfLines => payload.Length == 2,
        JpegMarkers.ArithmeticConditioning => payload.Length is > 0 and <= 64,
        _ => JpegMarkers.IsFrame(marker) && payload.Length == 6 + (3 * payload[5]),
    };

    /// <summary>A profile in one part is read whole; of a longer one the head shows that it is ours.</summary>
    private static bool IsProfilePart(ReadOnlySpan<byte> payload)
    {
        if (payload[12] != 1)
        {
            return true;
        }
        return payload[13] == 1 ? ProfileWalker.Passes(payload[14..]) : ProfileWalker.HeadPasses(payload[14..]);
    }

    private delegate int LengthOf(ReadOnlySpan<byte> table);

    private static bool Tables(ReadOnlySpan<byte> payload, LengthOf lengthOf)
    {
        while (!payload.IsEmpty)
        {
            var length = lengthOf(payload);
            if (length > payload.Length)
            {
                return false;
            }
            payload = payload[length..];
        }
        return true;
    }

    private static int HuffmanLength(ReadOnlySpan<byte> table)
    {
        var length = 17;
        for (var i = 1; i <= 16; i++)
        {
            length += table[i];
        }
        return length;
    }
}
