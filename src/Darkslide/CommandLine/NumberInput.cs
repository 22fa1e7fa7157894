using Darkslide.Client.Failures;
using Darkslide.Client.Passes;

namespace Darkslide.CommandLine;

/// <summary>Takes the number that ends a sign-in, from standard input or from the person at the terminal.</summary>
internal static class NumberInput
{
    private const int TriesAtThePrompt = 5;

    public static async Task<PassLink> CollectAsync(SignInAttempt attempt, bool fromStandardInput, CancellationToken cancellationToken)
    {
        if (fromStandardInput)
        {
            return await attempt.CollectAsync(await Console.In.ReadLineAsync(cancellationToken) ?? "", cancellationToken);
        }

        for (int left = TriesAtThePrompt; ; left--)
        {
            try
            {
                return await attempt.CollectAsync(await PromptAsync(cancellationToken), cancellationToken);
            }
            catch (CodeException wrong) when (left > 1 && wrong.TriesLeft != 0)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
            }
        }
    }

    private static async Task<string> PromptAsync(CancellationToken cancellationToken)
    {
        await Console.Error.WriteAsync("The number that the page shows: ");
        // Reading a line blocks whatever a token says; Ctrl-C leaves it behind.
        return await Task.Run(Console.ReadLine, cancellationToken).WaitAsync(cancellationToken) ?? "";
    }
}
