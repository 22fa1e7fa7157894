using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>What came of cleaning a file, as one JSON object: by this library, and by the one that pages use.</summary>
internal static class Twin
{
    /// <summary>What web/imaging/testing/clean-files.mjs prints for each path.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task<List<JsonObject>> InPages(IReadOnlyCollection<string> paths, CleaningOptions options, CancellationToken cancel)
        => InNode("clean-files.mjs", paths, cancel, options.KeepGainMap ? ["--keep-gain-map"] : []);

    /// <summary>What a script of web/imaging/testing prints for each line that it is given.</summary>
    public static async Task<List<JsonObject>> InNode(string script, IReadOnlyCollection<string> asked, CancellationToken cancel, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine("imaging", "testing", script), .. arguments])
        {
            WorkingDirectory = Path.Combine(Shared.Repository, "web"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(cancel);
        var output = node.StandardOutput.ReadToEndAsync(cancel);
        await node.StandardInput.WriteAsync(string.Join('\n', asked).AsMemory(), cancel);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, await errors);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    /// <summary>The same of this library.</summary>
    public static JsonObject Here(string path, CleaningOptions options)
    {
        var file = File.ReadAllBytes(path);
        try
        {
            var cleaned = PictureCleaner.Clean(file, options);
            return new JsonObject
            {
                ["path"] = path,
                ["format"] = Name(cleaned.Format),
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(cleaned.Bytes.Span)),
                ["width"] = cleaned.Width,
                ["height"] = cleaned.Height,
                ["isAnimated"] = cleaned.IsAnimated,
                ["report"] = JsonNode.Parse(cleaned.Report.ToJson()),
                ["inspectsTheSame"] = PictureInspector.Outline(file, options).Report.ToJson() == cleaned.Report.ToJson(),
                ["isStable"] = PictureCleaner.Clean(cleaned.Bytes, options).Bytes.Span.SequenceEqual(cleaned.Bytes.Span),
            };
        }
        catch (PictureRefusedException refused)
        {
            var outcome = new JsonObject { ["path"] = path, ["problem"] = Name(refused.Problem) };
            if (refused.FormatName is { } format)
            {
                outcome["formatName"] = format;
            }
            outcome["message"] = refused.Message;
            return outcome;
        }
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value is PictureFormat.WebP ? "webp" : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
