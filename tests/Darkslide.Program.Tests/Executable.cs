using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>The release program, run as a person or script runs it.</summary>
internal static class Executable
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public static string Path
    {
        get
        {
            string path = System.IO.Path.Combine(Repository, "out", "darkslide");
            Assert.True(File.Exists(path), "out/darkslide is missing; run `make build` first.");
            return path;
        }
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<Finished> RunAsync(Home home, string? input, params string[] arguments)
    {
        using Process process = Start(home, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WriteAsync(process, input);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Finished(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts and returns at once.</summary>
    public static Process Start(Home home, params string[] arguments) => StartOther(home, Path, arguments);

    /// <summary>Starts another program in the same surroundings.</summary>
    public static Process StartOther(Home home, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = home.Path,
        };
        home.Apply(start.Environment);
        return Process.Start(start)!;
    }

    private static async Task WriteAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input ?? "");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading what it was given.
        }
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "darkslide.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run from inside the repository.");
    }
}

/// <summary>How a run ended.</summary>
internal sealed record Finished(int Code, string Output, string Errors)
{
    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    /// <summary>That it ended well and said nothing on standard error.</summary>
    public Finished Well()
    {
        Assert.True(Code == 0, $"ended with {Code}: {Errors}");
        Assert.Equal("", Errors);
        return this;
    }

    /// <summary>That it failed with this code, one sentence and a next step, and no result.</summary>
    public Finished Failed(int code, string sentencePart)
    {
        Assert.True(Code == code, $"ended with {Code} instead of {code}: {Errors}{Output}");
        string[] lines = Errors.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length >= 2, $"no next step: {Errors}");
        Assert.StartsWith("darkslide: ", lines[^2], StringComparison.Ordinal);
        Assert.Contains(sentencePart, lines[^2], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        return this;
    }
}
