using Darkslide.Client.Failures;
using Darkslide.Client.Pictures;
using Darkslide.Imaging;
using Darkslide.Imaging.Marks;

namespace Darkslide.Client.Sending;

/// <summary>How every link's pictures are marked: a text, a logo, or both.</summary>
public sealed class SendMark
{
    private readonly MarkText? text;

    private SendMark(MarkText? text, MarkLogo? logo, MarkLook look)
    {
        this.text = text;
        Logo = logo;
        Look = look;
    }

    /// <summary>The logo, or null.</summary>
    public MarkLogo? Logo { get; }

    /// <summary>How it looks.</summary>
    public MarkLook Look { get; }

    /// <summary>A mark out of what a person asks for.</summary>
    /// <param name="template">A text that may hold <c>{recipient}</c>, <c>{date}</c> and <c>{link}</c>; null for the logo alone.</param>
    /// <param name="logo">From <see cref="ReadLogoAsync"/>, or null.</param>
    /// <param name="look">How it looks.</param>
    /// <exception cref="WrongUseException">Says what is wrong with the text.</exception>
    public static SendMark Of(string? template, MarkLogo? logo, MarkLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        if (template is null)
        {
            return new SendMark(null, logo ?? throw NothingToSee(), look);
        }

        MarkText? text = MarkText.Read(template, out MarkTextProblem? problem, out string? unknown);
        return problem switch
        {
            null => new SendMark(text, logo, look),
            MarkTextProblem.UnknownPlaceholder => throw new WrongUseException(
                $"A mark has no {{{Http.ForeignText.OneLine(unknown!, 40)}}}.", "Write {recipient}, {date} or {link}."),
            MarkTextProblem.TooLong => throw new WrongUseException($"The text of a mark has at most {MarkText.Longest} characters.", "Give a shorter one."),
            _ => throw NothingToSee(),
        };
    }

    /// <summary>Reads a picture file as a logo.</summary>
    /// <exception cref="PictureFileException">It can't be read, or can't serve as one; the message names it.</exception>
    public static async Task<MarkLogo> ReadLogoAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (new FileInfo(path) is { Exists: true, Length: > MarkLogo.MostBytes })
        {
            throw new PictureFileException(path, $"The logo \"{path}\" is larger than 16 MB.", "Make it smaller.");
        }

        using CleanedPicture cleaned = await CleanFile.ReadAsync(path, cancellationToken);
        try
        {
            return CleanFile.Refusing(path, () => MarkLogo.Read(cleaned));
        }
        catch (MarkLogoRefusedException e)
        {
            string[] halves = e.Message.Split("; ", 2);
            throw PictureFileException.Refused(path, halves[0] + ".", char.ToUpperInvariant(halves[1][0]) + halves[1][1..], e);
        }
    }

    /// <summary>Each link's own mark, made when it is asked for: a long text takes some memory.</summary>
    /// <exception cref="WrongUseException">One of them would be empty.</exception>
    internal IReadOnlyList<Func<Mark>> For(IReadOnlyList<string?> recipients, DateOnly day)
    {
        IReadOnlyList<string> texts = text is null ? [.. recipients.Select(_ => "")] : text.ForAll(recipients, day);
        var marks = new List<Func<Mark>>();
        for (int link = 0; link < texts.Count; link++)
        {
            int number = link;
            if (!Mark.CanBeSeen(texts[link], Logo))
            {
                throw new WrongUseException(
                    recipients[link] is null ? "The mark of a link without a name would be empty." : "The mark of one of the recipients would be empty.",
                    "Write more than {recipient}, or name recipients with --to.");
            }

            marks.Add(() => new Mark(Look, texts[number], Logo, number));
        }

        return marks;
    }

    private static WrongUseException NothingToSee() => new("The mark has neither a text nor a logo.", "Write a text, or name a logo's file.");
}
