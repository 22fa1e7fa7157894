using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Receipts;
using Darkslide.CommandLine;
using Darkslide.Printing;
using Darkslide.Protocol;
using Darkslide.Results;

namespace Darkslide.Commands;

/// <summary><c>darkslide receipt</c>: what a server says that it destroyed, signed.</summary>
internal static class ReceiptCommand
{
    private static readonly Argument<string[]> Link = new("MANAGE-LINK") { Description = "The manage link that sending printed.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> Out = Options.Text("--out", "FILE", "Save the receipt there.");
    private static readonly Option<string> Checked = Options.Text("--check", "FILE", "Check a receipt that was saved, in place of getting one.");
    private static readonly Option<string> Server = Options.Text("--server", "URL", "With --check: the server that must have signed it; its key is asked for.");
    private static readonly Option<string> Key = Options.Text("--key", "KEY", "With --check: the key that must have signed it, as `darkslide receipt` printed it. Needs no network.");
    private static readonly Option<bool> Json = Options.Json();

    public static Command Build()
    {
        var command = new Command("receipt", "Get a signed receipt of what was destroyed when a share had ended, or check one.") { Link, Out, Checked, Server, Key, Json };
        command.Validators.Add(result =>
        {
            bool hasFile = result.GetValue(Checked) is not null;
            bool hasLink = result.GetValue(Link) is { Length: > 0 };
            int judges = (result.GetValue(Server) is null ? 0 : 1) + (result.GetValue(Key) is null ? 0 : 1);
            if (hasFile == hasLink || (hasLink && judges > 0) || (hasFile && result.GetValue(Out) is not null))
            {
                result.AddError("Give a manage link, or --check and a file.\nFor example: darkslide receipt MANAGE-LINK --out receipt.json");
            }
            else if (hasFile && judges != 1)
            {
                result.AddError("A receipt is worth as much as the key that signed it.\nSay whose it must be: --server URL, or --key with a key that you kept.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using DarkslideClient client = Surroundings.NewClient();
        ReceiptFile receipt = parsed.GetValue(Checked) is { } file
            ? ReceiptFile.Read(file, await KeyAsync(client, parsed, cancellationToken))
            : await client.ReceiptAsync(Options.Pasted(parsed.GetRequiredValue(Link)), cancellationToken);
        string? saved = parsed.GetValue(Out) is { } path ? Path.GetFullPath(path) : null;
        if (saved is not null)
        {
            receipt.Save(saved);
        }

        if (parsed.GetValue(Json))
        {
            ResultJson.Print(ReceiptResult.Of(receipt, saved), context => context.ReceiptResult);
        }
        else
        {
            ReceiptText.Print(receipt, saved);
        }

        return (int)ExitCode.Done;
    }

    private static async Task<byte[]> KeyAsync(DarkslideClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Server) is { } server)
        {
            return await client.ReceiptKeyAsync(ServerAddress.Parse(server), cancellationToken);
        }

        return Base64UrlConverter.Parse(parsed.GetRequiredValue(Key)!) is { Length: DeviceSigning.KeyBytes } key
            ? key
            : throw new WrongUseException("--key is no key of receipts.", "It is what `darkslide receipt` prints behind \"signed by\", and receiptKey in what a server's /api/server tells.");
    }
}
