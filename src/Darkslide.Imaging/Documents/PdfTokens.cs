namespace Darkslide.Imaging.Documents;

/// <summary>What a part of an instruction is.</summary>
internal enum TokenKind
{
    /// <summary>An operator.</summary>
    Word,

    /// <summary>A number, a truth value or null.</summary>
    Plain,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A string, or a list with one in it.</summary>
    Text,

    /// <summary>A list without strings.</summary>
    List,

    /// <summary>A dictionary, or a list with one in it.</summary>
    Dictionary,
}

/// <summary>Cuts instructions into their parts (ISO 32000-2, section 7.2). Comments are no part.</summary>
internal ref struct PdfTokens(ReadOnlySpan<byte> bytes)
{
    private const int Deepest = 64;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The first byte that was not read.</summary>
    public int At { get; set; }

    public static bool IsSpace(byte each) => each is 0 or 9 or 10 or 12 or 13 or 32;

    /// <summary>The next part; false at the end.</summary>
    public bool Next(out TokenKind kind, out int start, out int end)
    {
        SkipSpace();
        start = At;
        kind = TokenKind.Plain;
        if (At < bytes.Length) kind = Read(0);
        end = At;
        return end > start;
    }

    private TokenKind Read(int depth)
    {
        switch (bytes[At])
        {
            case (byte)'(':
                SkipText();
                return TokenKind.Text;
            case (byte)'/':
                At++;
                SkipRegular();
                return TokenKind.Name;
            case (byte)'[':
                return ReadUntil((byte)']', depth, TokenKind.List);
            case (byte)'<' when At + 1 < bytes.Length && bytes[At + 1] == '<':
                At++;
                return ReadUntil((byte)'>', depth, TokenKind.Dictionary);
            case (byte)'<':
                while (At < bytes.Length && bytes[At] != '>') At++;
                At = Math.Min(bytes.Length, At + 1);
                return TokenKind.Text;
            case (byte)']' or (byte)'>' or (byte)')' or (byte)'{' or (byte)'}':
                // It closes nothing: it is an unknown operator, and left out.
                At++;
                return TokenKind.Word;
            default:
                var start = At;
                SkipRegular();
                return IsPlain(bytes[start..At]) ? TokenKind.Plain : TokenKind.Word;
        }
    }

    private TokenKind ReadUntil(byte close, int depth, TokenKind kind)
    {
        if (depth > Deepest) throw new DocumentRefusedException(DocumentProblem.Damaged);
        At++;
        while (true)
        {
            SkipSpace(comments: false);
            if (At >= bytes.Length) return TokenKind.Dictionary;
            if (bytes[At] == close)
            {
                At = Math.Min(bytes.Length, At + (close == '>' ? 2 : 1));
                return kind;
            }

            var inner = Read(depth + 1);
            if (inner is TokenKind.Text or TokenKind.Dictionary && kind != TokenKind.Dictionary) kind = inner;
        }
    }

    private void SkipText()
    {
        var open = 0;
        for (; At < bytes.Length; At++)
        {
            if (bytes[At] == '\\') At++;
            else if (bytes[At] == '(') open++;
            else if (bytes[At] == ')' && --open == 0) break;
        }

        At = Math.Min(bytes.Length, At + 1);
    }

    // What stands in a list is copied as it is, where no comment may go along.
    private void SkipSpace(bool comments = true)
    {
        for (; At < bytes.Length; At++)
        {
            if (bytes[At] == '%')
            {
                if (!comments) throw new DocumentRefusedException(DocumentProblem.Damaged);
                while (At < bytes.Length && bytes[At] is not (10 or 13)) At++;
            }
            else if (!IsSpace(bytes[At]))
            {
                return;
            }
        }

        At = Math.Min(At, bytes.Length);
    }

    private void SkipRegular()
    {
        while (At < bytes.Length && !IsSpace(bytes[At]) && !"()<>[]{}/%"u8.Contains(bytes[At])) At++;
    }

    private static bool IsPlain(ReadOnlySpan<byte> word)
        => word[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' || word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8);
}
