using System.Diagnostics;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>The pictures of a sequence as ffmpeg decodes them.</summary>
internal static class Frames
{
    /// <summary>A line for each of the first track: when it is shown, for how long, and a hash of its pixels.</summary>
    public static async Task<string[]> Of(byte[] sequence)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("sequence", sequence);
        var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "quiet", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "framemd5", "-"]) { RedirectStandardOutput = true };
        using var ffmpeg = Process.Start(start)!;
        var lines = await ffmpeg.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await ffmpeg.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. lines.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
