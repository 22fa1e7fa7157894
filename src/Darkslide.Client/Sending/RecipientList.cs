using System.Text;

namespace Darkslide.Client.Sending;

/// <summary>
/// Reads a list of recipients as people paste it: a name on each line, or commas or semicolons between them; also
/// <c>Name &lt;mail@example.org&gt;</c>, <c>"Name, with a comma" &lt;mail@example.org&gt;</c>, a mail address behind a name, and one alone.
/// </summary>
public static class RecipientList
{
    private const string Separators = ",;،؛";
    private const int LongestMail = 254;

    /// <summary>The recipients in their order. Two may share a name.</summary>
    public static IReadOnlyList<Recipient> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split(['\r', '\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.SelectMany(line => Split(WithoutListMark(line))).Select(ReadOne).Where(recipient => recipient.Name.Length > 0)];
    }

    /// <summary>One recipient by name, also as <c>Name &lt;mail@example.org&gt;</c>. Anything else is the name as it is written, commas and all.</summary>
    public static Recipient ReadNamed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Recipient read = text.TrimEnd().EndsWith('>') ? ReadOne(text) : new Recipient(text, null);
        return read.Mail is null ? new Recipient(text, null) : read;
    }

    private static string WithoutListMark(string line)
    {
        string text = line.TrimStart();
        int mark = text.Length > 0 && "-*•–".Contains(text[0]) ? 1 : Numbered(text);
        return mark > 0 && mark < text.Length && char.IsWhiteSpace(text[mark]) ? text[mark..] : line;
    }

    // "12." or "12)", three digits at most: the length of the mark, or 0.
    private static int Numbered(string text)
    {
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and <= 3 && digits < text.Length && text[digits] is '.' or ')' ? digits + 1 : 0;
    }

    // At commas and semicolons, except within a quotation with which an entry begins and that is closed on its line.
    private static List<string> Split(string line)
    {
        var parts = new List<string>();
        for (int from = 0; from <= line.Length;)
        {
            int quoted = QuotationEnd(line, from);
            int found = line.AsSpan(quoted).IndexOfAny(Separators);
            int end = found < 0 ? line.Length : quoted + found;
            parts.Add(line[from..end]);
            from = end + 1;
        }

        return parts;
    }

    // Behind the quotation that begins here, or here if none does.
    private static int QuotationEnd(string line, int from)
    {
        int at = from;
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        if (at == line.Length || line[at] != '"')
        {
            return from;
        }

        for (int end = at + 1; end < line.Length; end++)
        {
            if (line[end] == '\\')
            {
                end++;
            }
            else if (line[end] == '"')
            {
                return end + 1;
            }
        }

        return from;
    }

    private static Recipient ReadOne(string part)
    {
        string text = OneLine(part);
        int open = text.EndsWith('>') ? text.LastIndexOf('<') : -1;
        if (open >= 0)
        {
            string address = text[(open + 1)..^1];
            address = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..] : address;
            if (IsMail(address))
            {
                return Named(text[..open], address);
            }
        }

        int space = text.LastIndexOf(' ');
        string last = text[(space + 1)..];
        return IsMail(last) ? Named(text[..Math.Max(space, 0)], last) : Named(text, null);
    }

    // Who has no name but an address is called by what stands before its @: the address itself stays here.
    private static Recipient Named(string name, string? mail)
    {
        string plain = string.Concat(Unquoted(name.Trim()).Where(letter => !TurnsText(letter))).Trim();
        return new Recipient(plain.Length > 0 ? plain : mail?[..mail.IndexOf('@')] ?? "", mail);
    }

    private static string Unquoted(string name)
    {
        if (name.Length < 2 || name[0] != '"' || name[^1] != '"')
        {
            return name;
        }

        var plain = new StringBuilder(name.Length);
        for (int i = 1; i < name.Length - 1; i++)
        {
            plain.Append(name[i] == '\\' && i + 1 < name.Length - 1 ? name[++i] : name[i]);
        }

        return plain.ToString();
    }

    // Direction marks around a name turn what stands beside it; right-to-left letters need none of them.
    private static bool TurnsText(char letter) => letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static bool IsMail(string text)
        => text.Length <= LongestMail && text.IndexOf('@') is > 0 and int at && at < text.Length - 1 && at == text.LastIndexOf('@')
            && !text.EndsWith('.') && !text.Any(letter => char.IsWhiteSpace(letter) || "<>\"(),:;\\".Contains(letter));

    private static string OneLine(string text)
        => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString())).Trim();
}
