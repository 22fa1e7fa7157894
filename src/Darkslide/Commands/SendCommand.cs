using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Owning;
using Darkslide.Client.Pictures;
using Darkslide.Client.Sending;
using Darkslide.CommandLine;
using Darkslide.Format;
using Darkslide.Imaging;
using Darkslide.Printing;
using Darkslide.Protocol;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide send</c>: looks at every picture, then seals, uploads and publishes.</summary>
internal static class SendCommand
{
    private static readonly Argument<string[]> Files = new("FILE|DIR")
    {
        Description = "Pictures, and folders of pictures.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Server = Options.Text("--server", "URL", "The server (default: DARKSLIDE_SERVER, else http://127.0.0.1:8480).");
    private static readonly Option<string> Title = Options.Text("--title", "TITLE", "A title that recipients see.");
    private static readonly Option<TimeSpan?> Expires = new("--expires")
    {
        Description = "How long the links live: 5m to 90d (default: 7d).",
        HelpName = "24h",
        CustomParser = result => Duration.Parse(result),
    };

    private static readonly Option<int?> Views = Options.Number("--views", 1, Limits.Views, "How often each link can be opened (default: no limit).");
    private static readonly Option<bool> UntilDownloaded = Options.Flag("--until-downloaded", "Each link ends when its pictures were saved.");
    private static readonly Option<DateTimeOffset?> NotBefore = new("--not-before")
    {
        Description = "From when on the links can be opened; their time counts from then.",
        HelpName = "TIME|2h",
        CustomParser = StartTime.Parse,
    };

    private static readonly Option<TimeSpan?> ShowFor = new("--show-for")
    {
        Description = "How long one opening shows pictures, counted from the first: 1s to 6h (default: no limit).",
        HelpName = "30s",
        CustomParser = ShowTime.Parse,
    };

    private static readonly Option<bool> AskPassword = Options.Flag("--password", "Ask for a password that recipients will need.");
    private static readonly Option<bool> PasswordStdin = Options.PasswordStdin();
    private static readonly Option<bool> ViewOnly = Options.Flag("--view-only", "Send previews only; the originals stay here.");
    private static readonly Option<bool> Approve = Options.Flag("--approve", "Recipients see previews; originals reach them only after `darkslide approve`.");
    private static readonly Option<string[]> To = new("--to")
    {
        Description = "A recipient's name, for a link of their own; repeat it for more.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string> ToList = Options.Text(
        "--to-list", "FILE", "Recipients from a file, or - for standard input: a name on each line, also as \"Name <mail@example.org>\".");

    private static readonly Option<bool> Mailto = Options.Flag("--mailto", "Print a prepared message with each link, to be opened with the mail program.");
    private static readonly Option<bool> Picks = Options.Flag("--picks", "Recipients may star, reject and label pictures and write remarks; `darkslide picks` shows them.");
    private static readonly Option<bool> PicksShared = Options.Flag("--picks-shared", "The same, and recipients see one another's.");
    private static readonly MarkOptions Watermark = new();
    private static readonly Option<bool> KeepNames = Options.Flag("--keep-names", "Recipients see the files' own names, which may tell dates and places.");
    private static readonly Option<bool> KeepHdr = Options.KeepHdr();
    private static readonly Option<bool> Skip = Options.Flag("--skip", "Leave out files that can't be read or cleaned, and list them.");
    private static readonly Option<bool> NoHistory = Options.NoHistory("Don't keep the manage link in \"my shares\".");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("send", "Clean pictures, seal them, and get links to them.")
        {
            Files, Server, Title, Expires, Views, UntilDownloaded, NotBefore, ShowFor, AskPassword, PasswordStdin, ViewOnly, Approve, To, ToList,
            Mailto, Picks, PicksShared, KeepNames, KeepHdr, Skip, NoHistory, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(ViewOnly) && result.GetValue(Approve))
            {
                result.AddError("With --view-only there are no originals to approve.\nUse one of --view-only and --approve.");
            }
        });
        Watermark.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        Uri server = Surroundings.Server(parsed.GetValue(Server));
        client.RequireServer(server);
        IReadOnlyList<Recipient> recipients = Recipients(parsed);
        SendRules.Require(parsed.GetValue(Title), [.. recipients.Select(recipient => recipient.Name)], Lifetime(parsed), parsed.GetValue(Views));
        SendMark? mark = await Watermark.ReadAsync(parsed, cancellationToken);
        if (mark is not null && parsed.GetValue(Approve))
        {
            throw new WrongUseException("A marked share has no originals to approve.", "Use one of --watermark and --approve.");
        }

        bool json = parsed.GetValue(Json);
        SharesFile? history = Surroundings.Shares(parsed.GetValue(NoHistory));
        PictureSelection selection = await LookAsync(parsed, cancellationToken);
        if (!json)
        {
            PrintSelection(selection);
        }

        using Password? password = await PasswordAsync(parsed, cancellationToken);
        SentShare share = await SendAsync(client, Request(parsed, server, selection, recipients, password, mark), cancellationToken);
        await RememberAsync(history, share, parsed);
        if (json)
        {
            ResultJson.Print(SendResult.Of(share, selection, recipients), context => context.SendResult);
        }
        else
        {
            PrintShare(share);
            if (parsed.GetValue(Mailto))
            {
                PrintMails(share, recipients, parsed.GetValue(Title), password is not null);
            }
        }

        return (int)ExitCode.Done;
    }

    private static async Task<PictureSelection> LookAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> files = PictureFiles.Find(parsed.GetRequiredValue(Files));
        using var progress = new ProgressLine("Looking at pictures:", Surroundings.Time);
        var cleaning = new CleaningOptions { KeepGainMap = parsed.GetValue(KeepHdr) && !parsed.GetValue(ViewOnly) };
        return await PictureSelection.LookAtAsync(files, parsed.GetValue(Skip), progress.Files(files.Count), cleaning, cancellationToken);
    }

    private static async Task<Password?> PasswordAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(PasswordStdin))
        {
            return PasswordInput.FromStandardInput();
        }

        if (!parsed.GetValue(AskPassword))
        {
            return null;
        }

        return PasswordInput.CanPrompt ? await PasswordInput.PromptTwiceAsync(cancellationToken) : throw PasswordException.Missing();
    }

    private static SendRequest Request(
        ParseResult parsed, Uri server, PictureSelection selection, IReadOnlyList<Recipient> recipients, Password? password, SendMark? mark) => new()
        {
            Server = server,
            Pictures = selection,
            Title = parsed.GetValue(Title),
            Lifetime = Lifetime(parsed),
            Views = parsed.GetValue(Views),
            UntilDownloaded = parsed.GetValue(UntilDownloaded),
            NotBefore = parsed.GetValue(NotBefore),
            ShowFor = parsed.GetValue(ShowFor),
            Password = password,
            ViewOnly = parsed.GetValue(ViewOnly),
            Approve = parsed.GetValue(Approve),
            Mark = mark,
            To = [.. recipients.Select(recipient => recipient.Name)],
            Picks = parsed.GetValue(Picks) || parsed.GetValue(PicksShared),
            PicksShared = parsed.GetValue(PicksShared),
            KeepNames = parsed.GetValue(KeepNames),
        };

    // Named one by one, then those of the list.
    private static List<Recipient> Recipients(ParseResult parsed)
    {
        List<Recipient> named = [.. (parsed.GetValue(To) ?? []).Select(name => new Recipient(name, null))];
        if (parsed.GetValue(ToList) is not { } list)
        {
            return named;
        }

        if (list == "-" && parsed.GetValue(PasswordStdin))
        {
            throw new WrongUseException("Standard input can't hold both the recipients and the password.", "Name a file with --to-list.");
        }

        IReadOnlyList<Recipient> read = list == "-" ? RecipientFile.Read(Console.In) : RecipientFile.Read(list);
        return read.Count > 0 ? [.. named, .. read] : throw new WrongUseException("The list of recipients has no name in it.", "Write one name on each line.");
    }

    private static TimeSpan Lifetime(ParseResult parsed) => parsed.GetValue(Expires) ?? TimeSpan.FromSeconds(Limits.DefaultLifetimeSeconds);

    private static async Task<SentShare> SendAsync(DarkslideClient client, SendRequest request, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine("Sending:", Surroundings.Time);
        return await client.SendAsync(request, progress, cancellationToken);
    }

    // The share is out: that its link can't be kept is no reason to hide the link from the person.
    private static async Task RememberAsync(SharesFile? history, SentShare share, ParseResult parsed)
    {
        if (history is null)
        {
            return;
        }

        try
        {
            await history.AddAsync(new KeptShare
            {
                Manage = share.Manage,
                Title = parsed.GetValue(Title),
                Sent = Surroundings.Time.GetUtcNow(),
                Expires = share.Expires,
                Pictures = share.Pictures,
                To = [.. share.Links.Select(link => link.To).OfType<string>()],
            });
        }
        catch (PictureFileException e)
        {
            await Console.Error.WriteLineAsync($"The share is sent, but not kept in \"my shares\": {e.Message}");
        }
    }

    private static void PrintSelection(PictureSelection selection)
    {
        long bytes = selection.Pictures.Sum(picture => picture.CleanedBytes);
        Console.WriteLine($"{Quantity.Pictures(selection.Pictures.Count)}, {Quantity.Bytes(bytes)}.");
        RevealedText.Print(selection.Pictures);
        PrintSkipped(selection.Skipped);
        Console.WriteLine();
    }

    private static void PrintShare(SentShare share)
    {
        PrintSkipped(share.Skipped);
        Console.WriteLine($"Sent {Quantity.Pictures(share.Pictures)}, cleaned and sealed ({Quantity.Bytes(share.Bytes)}).");
        Console.WriteLine();
        IReadOnlyList<string?> called = DistinctNames.Of([.. share.Links.Select(link => link.To)]);
        foreach ((SentLink link, string? name) in share.Links.Zip(called))
        {
            Console.WriteLine(name is null ? "The link:" : $"The link for {Client.Http.ForeignText.OneLine(name, 210)}:");
            Console.WriteLine($"  {link.Url}");
        }

        if (!Console.IsOutputRedirected)
        {
            Console.WriteLine();
            Console.Write(QrBlock.Of(share.Links[0].Url));
        }

        Console.WriteLine();
        Console.WriteLine($"Ends by itself at {Quantity.Moment(share.Expires, Surroundings.Time)}. To watch or end it before, keep this to yourself:");
        Console.WriteLine($"  {share.Manage}");
    }

    private static void PrintMails(SentShare share, IReadOnlyList<Recipient> recipients, string? title, bool password)
    {
        Console.WriteLine();
        Console.WriteLine("Prepared messages, to be opened with your mail program:");
        for (int place = 0; place < share.Links.Count; place++)
        {
            SentLink link = share.Links[place];
            string? mail = place < recipients.Count ? recipients[place].Mail : null;
            Console.WriteLine($"  {new MailMessage(mail, link.To, link.Url, title, share.Expires, password).Address}");
        }
    }

    private static void PrintSkipped(IReadOnlyList<SkippedFile> skipped)
    {
        foreach (SkippedFile file in skipped)
        {
            Console.WriteLine($"Left out {file.Path}: {file.Reason}");
        }
    }
}
