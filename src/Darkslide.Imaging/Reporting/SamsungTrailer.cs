using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Reporting;

/// <summary>
/// What Samsung's telephones append: named blocks, then a directory ("SEFH") that counts back to each of them, then its length and
/// "SEFT". Videos and pictures among them are told as such; here is what the rest tells.
/// </summary>
internal static class SamsungTrailer
{
    private const int MaxEntries = 100, EntryLength = 12;

    public static void Report(ReadOnlyMemory<byte> tail, ReportBuilder report)
    {
        var span = tail.Span;
        if (span.Length < 24 || !Read.Matches(span, span.Length - 4, "SEFT"u8))
        {
            return;
        }
        var directory = span.Length - 8 - (long)Read.U32(span, span.Length - 8, bigEndian: false);
        if (directory < 0 || !Read.Matches(span, (int)directory, "SEFH"u8))
        {
            report.Add(FindingKind.Other, "Samsung's notes", null);
            return;
        }
        var count = Math.Min(Read.U32(span, (int)directory + 8, bigEndian: false), MaxEntries);
        for (var i = 0; i < count && directory + 12 + (EntryLength * (i + 1)) <= span.Length; i++)
        {
            var at = (int)directory + 12 + (EntryLength * i);
            var start = directory - Read.U32(span, at + 4, bigEndian: false);
            var length = Read.U32(span, at + 8, bigEndian: false);
            if (start >= 0 && start + length <= directory && length >= 8)
            {
                Block(tail.Slice((int)start, (int)length), report);
            }
        }
    }

    /// <summary>A type, the length of the name, the name, the data.</summary>
    private static void Block(ReadOnlyMemory<byte> block, ReportBuilder report)
    {
        var nameLength = Read.U32(block.Span, 4, bigEndian: false);
        if (nameLength > block.Length - 8)
        {
            return;
        }
        var name = Text.FromBytes(block.Span.Slice(8, (int)nameLength));
        var data = block.Span[(8 + (int)nameLength)..];
        switch (name)
        {
            case "Image_UTC_Data": report.Add(FindingKind.Time, "Taken", Moments.Of(Text.FromBytes(data))); break;
            case "MCC_Data": report.Add(FindingKind.Position, "Country of the telephone network", Text.FromBytes(data)); break;
            case "PhotoEditor_Re_Edit_Data": report.Add(FindingKind.EditHistory, "Editing history", Text.FromBytes(data)); break;
            default: break;
        }
        report.AddNamed(FindingKind.Other, "Samsung's notes", name, data.Length);
    }
}
