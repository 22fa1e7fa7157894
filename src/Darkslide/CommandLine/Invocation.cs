using System.CommandLine;

namespace Darkslide.CommandLine;

/// <summary>Reads the command line, runs the command, and turns every failure into a sentence and an exit code.</summary>
internal static class Invocation
{
    public static async Task<int> RunAsync(RootCommand program, string[] args)
    {
        // Words in square brackets and with @ in front are file names here, nothing else.
        program.Directives.Clear();
        ParseResult parsed = program.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (WrongUsage.Of(parsed, args) is { } wrong)
        {
            return Fail(wrong);
        }

        using var signals = new StopSignals();
        try
        {
            var running = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(running, signals.Token);
        }
        catch (Exception e)
        {
            return Fail(Failure.Of(e));
        }
    }

    private static int Fail(Failure failure)
    {
        failure.Print();
        return (int)failure.Code;
    }
}
