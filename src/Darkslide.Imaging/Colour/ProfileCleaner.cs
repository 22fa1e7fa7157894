using System.Buffers.Binary;
using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Colour;

/// <summary>
/// Reduces a colour profile (ICC.1:2022) to the tags that turn numbers into colours. Monitor profiles name the display and
/// its serial number, camera profiles their maker; all of that goes, and the colours stay exactly the same.
/// </summary>
internal static class ProfileCleaner
{
    private const int HeaderLength = 128;
    private const int MaxTags = 200;

    /// <summary>The tags that take part in a transform, in the order in which we write them.</summary>
    private static readonly string[] Kept =
    [
        "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "cicp", "lumi", "gamt",
        "A2B0", "A2B1", "A2B2", "A2B3", "B2A0", "B2A1", "B2A2", "B2A3", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3",
    ];

    /// <summary>The cleaned profile, or empty when the profile is not valid: then colours are as without one, and the report says so.</summary>
    public static byte[] Clean(ReadOnlyMemory<byte> profile, ReportBuilder report)
    {
        var span = profile.Span;
        if (!IsValid(span))
        {
            report.AddBytes(FindingKind.Other, "Colour profile that can't be read", span.Length);
            return [];
        }
        var tags = ReadTags(span);
        var data = new List<(string Tag, byte[] Data)>
        {
            ("desc", ProfileText.Description(span[8], ProfileNames.WellKnown(ProfileText.Read(span, tags.GetValueOrDefault("desc"))) ?? "profile")),
            ("cprt", ProfileText.Copyright(span[8])),
        };
        foreach (var tag in Kept)
        {
            if (tags.TryGetValue(tag, out var at) && ProfileElement.Exact(tag, span.Slice(at.Start, at.Length)) is { Length: > 0 } element)
            {
                data.Add((tag, element));
            }
        }
        if (!CanTransform(data))
        {
            report.AddBytes(FindingKind.Other, "Colour profile that can't be read", span.Length);
            return [];
        }
        ProfileFindings.Report(profile, tags, report);
        return Write(span, data);
    }

    private static bool IsValid(ReadOnlySpan<byte> profile) =>
        profile.Length is >= HeaderLength + 4 and <= PictureLimits.MaxProfileBytes
        && Read.Matches(profile, 36, "acsp"u8)
        && Read.U32(profile, 0) <= profile.Length
        && profile[8] is 2 or 4
        && Read.U32(profile, HeaderLength) <= MaxTags
        && HeaderLength + 4 + (12 * Read.U32(profile, HeaderLength)) <= profile.Length
        && IsEmbeddable(profile);

    /// <summary>Classes for pictures: input, display, output, colour space. Device links, abstract and named-colour profiles are none.</summary>
    private static bool IsEmbeddable(ReadOnlySpan<byte> profile) =>
        (Read.Matches(profile, 12, "scnr"u8) || Read.Matches(profile, 12, "mntr"u8) || Read.Matches(profile, 12, "prtr"u8) || Read.Matches(profile, 12, "spac"u8))
        && (Read.Matches(profile, 16, "RGB "u8) || Read.Matches(profile, 16, "GRAY"u8) || Read.Matches(profile, 16, "CMYK"u8) || Read.Matches(profile, 16, "Lab "u8))
        && (Read.Matches(profile, 20, "XYZ "u8) || Read.Matches(profile, 20, "Lab "u8));

    /// <summary>Tags by name; ones that point outside are left out, and of two with one name the first counts.</summary>
    private static Dictionary<string, (int Start, int Length)> ReadTags(ReadOnlySpan<byte> profile)
    {
        var tags = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        var count = (int)Read.U32(profile, HeaderLength);
        for (var i = 0; i < count; i++)
        {
            var at = HeaderLength + 4 + (12 * i);
            long start = Read.U32(profile, at + 4), length = Read.U32(profile, at + 8);
            if (start >= HeaderLength && length >= 8 && start + length <= profile.Length)
            {
                tags.TryAdd(System.Text.Encoding.Latin1.GetString(profile.Slice(at, 4)), ((int)start, (int)length));
            }
        }
        return tags;
    }

    private static bool CanTransform(List<(string Tag, byte[] Data)> data)
    {
        bool Has(string tag) => data.Exists(entry => entry.Tag == tag);
        return Has("A2B0") || Has("kTRC") || (Has("rXYZ") && Has("gXYZ") && Has("bXYZ") && Has("rTRC") && Has("gTRC") && Has("bTRC"));
    }

    private static byte[] Write(ReadOnlySpan<byte> original, List<(string Tag, byte[] Data)> tags)
    {
        var table = HeaderLength + 4 + (12 * tags.Count);
        var starts = new int[tags.Count];
        var end = table;
        for (var i = 0; i < tags.Count; i++)
        {
            // Curves are often shared by the three channels; equal data is written once.
            var same = tags.FindIndex(0, i, other => other.Data.AsSpan().SequenceEqual(tags[i].Data));
            starts[i] = same >= 0 ? starts[same] : end;
            end = same >= 0 ? end : end + tags[i].Data.Length + (-tags[i].Data.Length & 3);
        }
        var profile = new byte[end];
        WriteHeader(original, profile);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(HeaderLength), tags.Count);
        for (var i = 0; i < tags.Count; i++)
        {
            var entry = profile.AsSpan(HeaderLength + 4 + (12 * i));
            System.Text.Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], starts[i]);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Data.Length);
            tags[i].Data.CopyTo(profile, starts[i]);
        }
        return profile;
    }

    /// <summary>Version, class, spaces and intent are the original's; date, maker, model, creator, platform and checksum are not.</summary>
    private static void WriteHeader(ReadOnlySpan<byte> original, Span<byte> header)
    {
        BinaryPrimitives.WriteInt32BigEndian(header, header.Length);
        original.Slice(8, 2).CopyTo(header[8..]);
        original.Slice(12, 12).CopyTo(header[12..]);
        BinaryPrimitives.WriteUInt16BigEndian(header[24..], 2000);
        header[27] = 1;
        header[29] = 1;
        "acsp"u8.CopyTo(header[36..]);
        header[67] = (byte)(original[67] & 3);
        // The illuminant of the connection space is D50 by definition (ICC.1:2022, 7.2.16).
        ((ReadOnlySpan<byte>)[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]).CopyTo(header[68..]);
    }
}
