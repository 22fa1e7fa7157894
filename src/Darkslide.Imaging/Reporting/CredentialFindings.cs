using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>
/// Content credentials (C2PA): signed CBOR in boxes. They are not followed, only looked through for who made them and what became of
/// the picture. Removing them removes the proof of origin too.
/// </summary>
internal static class CredentialFindings
{
    private const int MostSaid = 20;

    public static void Report(ReadOnlyMemory<byte> memory, long length, ReportBuilder report)
    {
        var boxes = memory.Span;
        report.AddBytes(FindingKind.ContentCredentials, "Content credentials (C2PA)", length);
        foreach (var maker in Texts(boxes, "claim_generator"u8))
        {
            report.Add(FindingKind.Software, "Maker of the content credentials", maker);
        }
        foreach (var title in Texts(boxes, "dc:title"u8))
        {
            report.Add(FindingKind.Text, "Title in the content credentials", title);
        }
        foreach (var number in Texts(boxes, "documentID"u8))
        {
            report.Add(FindingKind.EditHistory, "Document number", number);
        }
        foreach (var number in Texts(boxes, "instanceID"u8))
        {
            report.Add(FindingKind.EditHistory, "Version number", number);
        }
        foreach (var action in Texts(boxes, "action"u8))
        {
            report.Add(FindingKind.EditHistory, "Editing step", action);
        }
        Pictures(memory, report);
    }

    /// <summary>Thumbnails of the picture and of what it was made from.</summary>
    private static void Pictures(ReadOnlyMemory<byte> boxes, ReportBuilder report)
    {
        var at = 0;
        for (var n = 0; n < MostSaid; n++)
        {
            var start = boxes.Span[at..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
            if (start < 0)
            {
                return;
            }
            var end = at + start + EmbeddedJpeg.EndOf(boxes[(at + start)..]);
            report.AddPicture(FindingKind.Thumbnail, "Picture in the content credentials", boxes[(at + start)..end]);
            at = end;
        }
    }

    /// <summary>The texts that stand behind a key in CBOR (RFC 8949 section 3: a text's head has 3 in its upper bits).</summary>
    private static List<string> Texts(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> key)
    {
        var found = new List<string>();
        var at = 0;
        while (found.Count < MostSaid)
        {
            var next = boxes[at..].IndexOf(key);
            if (next < 0)
            {
                break;
            }
            var keyAt = at + next;
            at = keyAt + key.Length;
            if (keyAt > 0 && boxes[keyAt - 1] == (0x60 | key.Length) && TextAt(boxes, at) is { } text)
            {
                found.Add(text);
            }
        }
        return found;
    }

    private static string? TextAt(ReadOnlySpan<byte> boxes, int at)
    {
        if (at >= boxes.Length)
        {
            return null;
        }
        var (start, length) = boxes[at] switch
        {
            >= 0x60 and <= 0x77 and var head => (at + 1, head & 0x1F),
            0x78 when at + 1 < boxes.Length => (at + 2, boxes[at + 1]),
            0x79 when at + 2 < boxes.Length => (at + 3, Read.U16(boxes, at + 1)),
            _ => (0, 0),
        };
        return length > 0 && length <= boxes.Length - start ? Text.FromBytes(boxes.Slice(start, length)) : null;
    }
}
