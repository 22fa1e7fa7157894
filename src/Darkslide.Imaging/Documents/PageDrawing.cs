using System.Buffers;
using System.Text;

namespace Darkslide.Imaging.Documents;

/// <summary>
/// The instructions that draw a page, a form, a pattern or a glyph (ISO 32000-2, section 7.8.2), written anew from an allow-list: comments, marked
/// content with its notes, unknown instructions and texts that draw nothing are left out.
/// </summary>
internal static class PageDrawing
{
    private const int MostOperands = 4_096;

    private static readonly HashSet<string> Known = new(
        ("b B b* B* BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh "
            + "T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> WithText = new(["Tj", "TJ", "'", "\""], StringComparer.Ordinal);

    private static readonly HashSet<string> InlineKeys = new(
        "BPC BitsPerComponent CS ColorSpace D Decode DP DecodeParms F Filter H Height IM ImageMask I Interpolate W Width K Columns Rows BlackIs1 EncodedByteAlign EndOfLine EndOfBlock Predictor Colors EarlyChange"
            .Split(' '),
        StringComparer.Ordinal);

    /// <summary>The same drawing, and nothing beside it.</summary>
    /// <exception cref="DocumentRefusedException">It can't be told what it draws.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> drawing)
    {
        var output = new ArrayBufferWriter<byte>(drawing.Length + 16);
        var reader = new PdfTokens(drawing);
        var operands = new List<(TokenKind Kind, int Start, int End)>();
        while (reader.Next(out var kind, out var start, out var end))
        {
            if (kind != TokenKind.Word)
            {
                operands.Add((kind, start, end));
                if (operands.Count > MostOperands) operands.RemoveAt(0);
                continue;
            }

            var word = Encoding.Latin1.GetString(drawing[start..end]);
            if (word == "BI")
            {
                CopyInline(drawing, ref reader, output);
            }
            else if (Known.Contains(word) && !operands.Any(operand => operand.Kind == TokenKind.Dictionary || (operand.Kind == TokenKind.Text && !WithText.Contains(word))))
            {
                foreach (var operand in operands) Write(output, drawing[operand.Start..operand.End], (byte)' ');
                Write(output, drawing[start..end], (byte)'\n');
            }

            operands.Clear();
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>A character map's program, the same but for its comments.</summary>
    public static byte[] WithoutComments(ReadOnlySpan<byte> map)
    {
        var output = new ArrayBufferWriter<byte>(map.Length + 16);
        var reader = new PdfTokens(map);
        while (reader.Next(out var kind, out var start, out var end)) Write(output, map[start..end], kind == TokenKind.Word ? (byte)'\n' : (byte)' ');
        return output.WrittenSpan.ToArray();
    }

    private static void CopyInline(ReadOnlySpan<byte> drawing, ref PdfTokens reader, ArrayBufferWriter<byte> output)
    {
        Write(output, "BI"u8, (byte)' ');
        (TokenKind Kind, int Start, int End)? key = null;
        while (reader.Next(out var kind, out var start, out var end))
        {
            if (kind == TokenKind.Word && drawing[start..end].SequenceEqual("ID"u8))
            {
                CopyInlineData(drawing, ref reader, output);
                return;
            }

            if (key is not { } name)
            {
                if (kind != TokenKind.Name) throw new DocumentRefusedException(DocumentProblem.Damaged);
                key = (kind, start, end);
                continue;
            }

            CopyMember(drawing, output, (name.Start, name.End), kind, drawing[start..end]);
            key = null;
        }

        throw new DocumentRefusedException(DocumentProblem.Damaged);
    }

    private static void CopyMember(ReadOnlySpan<byte> drawing, ArrayBufferWriter<byte> output, (int Start, int End) name, TokenKind kind, ReadOnlySpan<byte> value)
    {
        // A picture file within the instructions can't be cleaned there.
        if (value.IndexOf("DCT"u8) >= 0) throw new DocumentRefusedException(DocumentProblem.Picture);
        if (!InlineKeys.Contains(Encoding.Latin1.GetString(drawing[(name.Start + 1)..name.End])) || kind is TokenKind.Text) return;
        if (kind == TokenKind.Dictionary && value.IndexOfAny((byte)'(', (byte)'%') >= 0) return;
        Write(output, drawing[name.Start..name.End], (byte)' ');
        Write(output, value, (byte)' ');
    }

    private static void CopyInlineData(ReadOnlySpan<byte> drawing, ref PdfTokens reader, ArrayBufferWriter<byte> output)
    {
        var from = reader.At + 1;
        for (var at = from; at + 2 <= drawing.Length; at++)
        {
            var before = at == from || PdfTokens.IsSpace(drawing[at - 1]);
            if (before && drawing[at] == 'E' && drawing[at + 1] == 'I' && EndsThere(drawing[(at + 2)..]))
            {
                Write(output, "ID"u8, (byte)' ');
                Write(output, drawing[from..Math.Max(from, at - 1)], (byte)'\n');
                Write(output, "EI"u8, (byte)'\n');
                reader.At = at + 2;
                return;
            }
        }

        throw new DocumentRefusedException(DocumentProblem.Damaged);
    }

    // Pixels may have these two letters too; what follows the end is instructions, and those are plain text.
    private static bool EndsThere(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > 0 && !PdfTokens.IsSpace(rest[0])) return false;
        foreach (var each in rest[..Math.Min(rest.Length, 32)])
        {
            if (each is (< 32 or > 126) && !PdfTokens.IsSpace(each)) return false;
        }

        return true;
    }

    private static void Write(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> bytes, byte behind)
    {
        output.Write(bytes);
        output.Write([behind]);
    }
}
