using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Sending;
using Darkslide.Format;

namespace Darkslide.CommandLine;

/// <summary>The options that say how a gallery greets its recipients: what pictures are called, which comes first, who sends them.</summary>
internal sealed class GalleryOptions
{
    private readonly Option<string[]> caption = new("--caption")
    {
        Description = "What recipients read at a picture; repeat it for more.",
        HelpName = "FILE=TEXT",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> captions = Options.Text(
        "--captions", "FILE", "Titles and captions from a CSV table in UTF-8 whose first line is file,title,caption.");

    private readonly Option<string> cover = Options.Text("--cover", "FILE", "The picture at the head of the gallery.");
    private readonly Option<string> from = Options.Text("--from", "NAME", "Who sends the pictures, for recipients to see.");
    private readonly Option<string> logo = Options.Text("--sender-logo", "FILE", "Your logo, for recipients to see; cleaned and made small.");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { caption, captions, cover, from, logo })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is to be told; nothing is sent yet.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="files">All files that were named or found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DarkslideException">A text can't be sent, a file can't be read, or none is meant.</exception>
    public async Task<GalleryWords> ReadAsync(ParseResult parsed, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var words = new Dictionary<string, PictureWords>(StringComparer.Ordinal);
        if (parsed.GetValue(captions) is { } table)
        {
            foreach ((string file, PictureWords each) in CaptionsFile.Read(table))
            {
                words[MeantFile.Among(files, file)] = each;
            }
        }

        foreach (string given in parsed.GetValue(caption) ?? [])
        {
            (string file, string text) = Split(files, given);
            words[file] = new PictureWords(words.GetValueOrDefault(file)?.Title, text);
        }

        string? name = parsed.GetValue(from);
        SendRules.RequireWords(name, words.Values);
        return new GalleryWords(
            words,
            parsed.GetValue(cover) is { } first ? MeantFile.Among(files, first) : null,
            name,
            parsed.GetValue(logo) is { } path ? await SenderLogoFile.ReadAsync(path, cancellationToken) : null);
    }

    // A file's name may have a = in it: the first one behind which a caption can begin counts.
    private static (string File, string Text) Split(IReadOnlyList<string> files, string given)
    {
        for (int at = given.IndexOf('=', StringComparison.Ordinal); at >= 0; at = given.IndexOf('=', at + 1))
        {
            if (MeantFile.IsAmong(files, given[..at]))
            {
                return (MeantFile.Among(files, given[..at]), given[(at + 1)..]);
            }
        }

        int first = given.IndexOf('=', StringComparison.Ordinal);
        return first > 0
            ? throw MeantFile.None(given[..first])
            : throw new WrongUseException("--caption takes a file and a text.", "For example: --caption 'IMG_1.jpg=The first dance'");
    }
}

/// <summary>How a gallery greets its recipients.</summary>
/// <param name="Words">Titles and captions by file.</param>
/// <param name="Cover">The file of the picture at its head, or null.</param>
/// <param name="From">Who sends it, or null.</param>
/// <param name="Logo">The sender's logo, or null.</param>
internal sealed record GalleryWords(IReadOnlyDictionary<string, PictureWords> Words, string? Cover, string? From, SenderLogo? Logo);
