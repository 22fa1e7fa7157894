using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Documents;
using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Notices;
using Darkslide.Client.Passes;
using Darkslide.Client.Pictures;
using Darkslide.Client.Redacting;
using Darkslide.Client.Sending;
using Darkslide.CommandLine;
using Darkslide.Format;
using Darkslide.Imaging;
using Darkslide.Printing;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide send</c>: looks at every picture, then seals, uploads and publishes.</summary>
internal static class SendCommand
{
    private static readonly Argument<string[]> Files = new("FILE|DIR")
    {
        Description = "Pictures, PDFs (sent as pictures of their pages), and folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Server = Options.Text("--server", "URL", "The server (default: DARKSLIDE_SERVER, else that of the only pass kept, else http://127.0.0.1:8480).");
    private static readonly Option<string> PassFile = Options.Text("--pass-file", "FILE", "Send with the pass in this file (default: the one kept by `darkslide pass use`).");
    private static readonly Option<string> Title = Options.Text("--title", "TITLE", "A title that recipients see.");
    private static readonly Option<bool> AskPassword = Options.Flag("--password", "Ask for a password that recipients will need.");
    private static readonly Option<bool> PasswordStdin = Options.PasswordStdin();
    private static readonly Option<bool> ViewOnly = Options.Flag("--view-only", "Send previews only; the originals stay here.");
    private static readonly Option<bool> Approve = Options.Flag("--approve", "Recipients see previews; originals reach them only after `darkslide approve`.");
    private static readonly Option<bool> Picks = Options.Flag("--picks", "Recipients may star, reject and label pictures and write remarks; `darkslide picks` shows them.");
    private static readonly Option<bool> PicksShared = Options.Flag("--picks-shared", "The same, and recipients see one another's.");
    private static readonly Option<bool> WithDocument = Options.Flag("--with-document", "Send PDFs themselves too, cleaned: what they still tell stands in docs/documents.md. Needs qpdf.");
    private static readonly GalleryOptions Gallery = new();
    private static readonly RecipientOptions Recipients = new();
    private static readonly ExposureOptions Exposure = new();
    private static readonly ViewerOptions Viewers = new();
    private static readonly NoticeOptions Notices = new("notify-");
    private static readonly MarkOptions Watermark = new();
    private static readonly RedactOptions Redact = new();
    private static readonly Option<bool> KeepNames = Options.Flag("--keep-names", "Recipients see the files' own names, which may tell dates and places.");
    private static readonly Option<bool> KeepHdr = Options.KeepHdr();
    private static readonly Option<bool> Skip = Options.Flag("--skip", "Leave out files that can't be read or cleaned, and list them.");
    private static readonly Option<bool> NoHistory = Options.NoHistory("Don't keep the manage link in \"my shares\".");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("send", "Clean pictures, seal them, and get links to them.")
        {
            Files, Server, PassFile, Title, AskPassword, PasswordStdin, ViewOnly, Approve, Picks, PicksShared, WithDocument, KeepNames, KeepHdr, Skip, NoHistory,
            Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(ViewOnly) && result.GetValue(Approve))
            {
                result.AddError("With --view-only there are no originals to approve.\nUse one of --view-only and --approve.");
            }
        });
        Gallery.AddTo(command);
        Exposure.AddTo(command);
        Viewers.AddTo(command);
        Notices.AddTo(command);
        Recipients.AddTo(command);
        Redact.AddTo(command);
        Watermark.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        (Uri server, PassLink? pass) = PassChoice.Of(parsed.GetValue(Server), parsed.GetValue(PassFile));
        client.RequireServer(server);
        IReadOnlyList<Recipient> recipients = Recipients.Read(parsed, parsed.GetValue(PasswordStdin));
        SendRules.Require(parsed.GetValue(Title), [.. recipients.Select(recipient => recipient.Name)], Exposure.Lifetime(parsed), Exposure.Views(parsed));
        SendRules.RequireViewers(Viewers.Devices(parsed), Viewers.CodeTo(parsed), Viewers.CodeToEach(parsed, recipients));
        NoticeTo notify = Notices.Read(parsed);
        SendMark? mark = await Watermark.ReadAsync(parsed, cancellationToken);
        if (parsed.GetValue(WithDocument) && (mark is not null || parsed.GetValue(ViewOnly)))
        {
            throw new WrongUseException("A PDF itself goes only with links to originals, unmarked.", "Use one of --with-document and --view-only or --watermark.");
        }

        if (mark is not null && parsed.GetValue(Approve))
        {
            throw new WrongUseException("A marked share has no originals to approve.", "Use one of --watermark and --approve.");
        }

        Redactions? redactions = Redact.Read(parsed);
        bool json = parsed.GetValue(Json);
        SharesFile? history = Surroundings.Shares(parsed.GetValue(NoHistory));
        using DrawnFiles drawn = await DrawnFiles.OfAsync(
            PictureFiles.Find(parsed.GetRequiredValue(Files)), parsed.GetValue(Skip), parsed.GetValue(WithDocument), cancellationToken);
        IReadOnlyList<string> files = drawn.Files;
        redactions?.Follow(drawn);
        GalleryWords gallery = await Gallery.ReadAsync(parsed, files, cancellationToken);
        PictureSelection selection = (await LookAsync(parsed, files, redactions, cancellationToken)).With(drawn);
        if (!json)
        {
            SentText.PrintSelection(selection);
        }

        using Password? password = await PasswordAsync(parsed, cancellationToken);
        SentShare share = await SendAsync(client, Request(parsed, server, pass, selection, gallery, recipients, password, mark, notify), cancellationToken);
        await RememberAsync(history, share, parsed);
        if (json)
        {
            ResultJson.Print(SendResult.Of(share, selection, recipients, notify.HookSecret), context => context.SendResult);
        }
        else
        {
            SentText.PrintShare(share);
            SentText.PrintHookSecret(notify.HookSecret);
            if (Recipients.Mails(parsed))
            {
                SentText.PrintMails(share, recipients, parsed.GetValue(Title), password is not null);
            }
        }

        return (int)ExitCode.Done;
    }

    private static async Task<PictureSelection> LookAsync(
        ParseResult parsed, IReadOnlyList<string> files, Redactions? redactions, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine("Looking at pictures:", Surroundings.Time);
        var cleaning = new CleaningOptions { KeepGainMap = parsed.GetValue(KeepHdr) && !parsed.GetValue(ViewOnly) };
        return await PictureSelection.LookAtAsync(files, parsed.GetValue(Skip), progress.Files(files.Count), cleaning, redactions, cancellationToken);
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
        ParseResult parsed,
        Uri server,
        PassLink? pass,
        PictureSelection selection,
        GalleryWords gallery,
        IReadOnlyList<Recipient> recipients,
        Password? password,
        SendMark? mark,
        NoticeTo notify) => new()
        {
            Server = server,
            Pass = pass?.Url,
            Pictures = selection,
            Title = parsed.GetValue(Title),
            From = gallery.From,
            Logo = gallery.Logo,
            Words = gallery.Words,
            Cover = gallery.Cover,
            Lifetime = Exposure.Lifetime(parsed),
            Views = Exposure.Views(parsed),
            UntilDownloaded = Exposure.UntilDownloaded(parsed),
            UntilEachDownloaded = Exposure.UntilEachDownloaded(parsed),
            NotBefore = Exposure.NotBefore(parsed),
            ShowFor = Exposure.ShowFor(parsed),
            Devices = Viewers.Devices(parsed),
            CodeTo = Viewers.CodeTo(parsed),
            CodeToEach = Viewers.CodeToEach(parsed, recipients),
            Passkey = Viewers.Passkey(parsed),
            Notify = notify,
            Password = password,
            ViewOnly = parsed.GetValue(ViewOnly),
            Approve = parsed.GetValue(Approve),
            Mark = mark,
            To = [.. recipients.Select(recipient => recipient.Name)],
            Picks = parsed.GetValue(Picks) || parsed.GetValue(PicksShared),
            PicksShared = parsed.GetValue(PicksShared),
            KeepNames = parsed.GetValue(KeepNames),
        };

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
}
