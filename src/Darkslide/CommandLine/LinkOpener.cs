using System.CommandLine;
using Darkslide.Client.Devices;
using Darkslide.Client.Failures;
using Darkslide.Client.Looking;
using Darkslide.Format;

namespace Darkslide.CommandLine;

/// <summary>Opens a viewing link with what the person gives by options, by standard input, or when asked.</summary>
internal sealed class LinkOpener
{
    private const int TriesAtThePrompt = 3;

    private readonly Option<bool> passwordStdin = Options.PasswordStdin();

    private readonly Option<string> deviceKey = Options.Text(
        "--device-key", "FILE", "This device's key, for links that open on certain devices only (default: one for each link, kept for you). Made if missing.");

    private readonly Option<string> address = Options.Text("--address", "ADDRESS", "Your mail address, for links that want a code sent there.");
    private readonly Option<bool> codeStdin = Options.Flag("--code-stdin", "Read that code from the first line of standard input, when it was sent.");
    private readonly Option<bool> noHistory = Options.NoHistory("Don't remember the opening: a run that is killed then costs a view.");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[passwordStdin, deviceKey, address, codeStdin, noHistory])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(passwordStdin) && result.GetValue(codeStdin))
            {
                result.AddError("Standard input can't hold both the password and the code.\nLeave one of them out to be asked for it.");
            }
        });
    }

    /// <summary>Does what needs the link to be open. Somebody at a terminal may mistype; a pipe gives the same wrong password every time.</summary>
    public async Task<T> OpenAsync<T>(ParseResult parsed, Func<LookingOptions, Task<T>> open)
    {
        bool fromPipe = parsed.GetValue(passwordStdin);
        var looking = new LookingOptions
        {
            AskPassword = token => AskAsync(fromPipe, token),
            AskCode = CodeInput.For(parsed.GetValue(address), parsed.GetValue(codeStdin)),
            Memory = Surroundings.Openings(parsed.GetValue(noHistory)),
            Devices = parsed.GetValue(deviceKey) is { } file ? DeviceKeys.At(file) : Surroundings.Devices(),
        };
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await open(looking);
            }
            catch (PasswordException e) when (e.Problem == PasswordProblem.Wrong && e.TriesLeft > 0 && !fromPipe && attempt < TriesAtThePrompt)
            {
                await Console.Error.WriteLineAsync(e.Message);
            }
        }
    }

    private static async ValueTask<Password?> AskAsync(bool fromPipe, CancellationToken cancellationToken)
    {
        if (fromPipe)
        {
            return PasswordInput.FromStandardInput();
        }

        return PasswordInput.CanPrompt ? await PasswordInput.PromptAsync("Password: ", cancellationToken) : null;
    }
}
