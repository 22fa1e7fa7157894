using System.CommandLine;
using Darkslide.Client;
using Darkslide.Client.Failures;
using Darkslide.Client.Operating;

namespace Darkslide.CommandLine;

/// <summary>How the operator's commands find the server and its key.</summary>
internal sealed class OperatorOptions
{
    private const int KeyBytes = 32;
    private readonly Option<string> server = Options.Text("--server", "URL", "The server (default: DARKSLIDE_SERVER, else http://127.0.0.1:8480).");
    private readonly Option<string> data = Options.Text("--data", "DIR", "The server's data folder, where its operator.key lies.");
    private readonly Option<string> key = Options.Text("--operator-key", "FILE", "A copy of the server's operator.key, on another machine.");

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(data);
        command.Add(key);
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is not null && result.GetValue(key) is not null)
            {
                result.AddError("The operator's key can be in one place only.\nUse one of --data and --operator-key.");
            }
        });
    }

    public OperatedServer Open(DarkslideClient client, ParseResult parsed)
    {
        string path = parsed.GetValue(key) ?? Path.Combine(parsed.GetValue(data) ?? Surroundings.ServerFolder(), "operator.key");
        try
        {
            byte[] token = File.ReadAllBytes(path);
            return token.Length == KeyBytes ? client.Operate(Surroundings.Server(parsed.GetValue(server)), token) : throw Wrong(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path);
        }
    }

    private static WrongUseException Wrong(string path) => new(
        $"The operator's key can't be read from \"{path}\".", "Name the server's data folder with --data, as a user that may read it, or a copy of the key with --operator-key.");
}
