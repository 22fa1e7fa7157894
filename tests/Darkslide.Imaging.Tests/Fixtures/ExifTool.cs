using System.Diagnostics;
using System.Text.Json;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>What exiftool reads in files: of each its tags, as "group:name" and value.</summary>
internal static class ExifTool
{
    /// <summary>Skips the test with one line where there is no exiftool.</summary>
    public static async Task<Dictionary<string, List<(string Tag, string Value)>>> RequireTags(IEnumerable<string> paths, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("exiftool", ["-q", "-json", "-G1", "-a", "-charset", "utf8", "-@", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        await process.StandardInput.WriteAsync(string.Join('\n', paths).AsMemory(), cancel);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        await errors;
        using var document = JsonDocument.Parse(await output);
        return document.RootElement.EnumerateArray().ToDictionary(file => file.GetProperty("SourceFile").GetString()!, Tags, StringComparer.Ordinal);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("no exiftool here");
            throw;
        }
    }

    private static List<(string Tag, string Value)> Tags(JsonElement file) =>
        [.. file.EnumerateObject().SelectMany(tag => Values(tag.Value).Select(value => (tag.Name, value)))];

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().SelectMany(Values)
        : [value.ToString()];
}
