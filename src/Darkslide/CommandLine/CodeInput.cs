using System.Globalization;
using Darkslide.Client.Looking;

namespace Darkslide.CommandLine;

/// <summary>Takes a viewer's address and the code that was sent there, from options and standard input or from the person at the terminal.</summary>
internal static class CodeInput
{
    private const int TriesAtThePrompt = 5;

    public static CodeAsker For(string? address, bool fromStandardInput)
    {
        int asked = 0;
        return new CodeAsker
        {
            Address = async token => address ?? (PasswordInput.CanPrompt ? await PromptAsync("Your mail address: ", token) : null),
            Code = async (wrong, token) =>
            {
                if (wrong is not null)
                {
                    await Console.Error.WriteLineAsync(wrong);
                }

                asked++;
                return fromStandardInput
                    ? (asked == 1 ? await Console.In.ReadLineAsync(token) : null)
                    : PasswordInput.CanPrompt && asked <= TriesAtThePrompt ? await PromptAsync("The code that was sent there, if it is one of the sender's: ", token) : null;
            },
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        };
    }

    private static async Task<string?> PromptAsync(string question, CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync(question);
        // Reading a line blocks whatever a token says; Ctrl-C leaves it behind.
        return await Task.Run(Console.ReadLine, cancellationToken).WaitAsync(cancellationToken);
    }
}
