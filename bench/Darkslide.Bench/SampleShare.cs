using System.Text.Json;

namespace Darkslide.Bench;

/// <summary>A share sent by the release program.</summary>
internal static class SampleShare
{
    /// <summary>Sends one JPEG; gives its link.</summary>
    public static async Task<Uri> SendAsync(Uri origin, byte[] jpeg, params string[] options)
    {
        string picture = Path.Combine(Path.GetTempPath(), $"darkslide-bench-{Environment.ProcessId}.jpg");
        await File.WriteAllBytesAsync(picture, jpeg);
        try
        {
            JsonElement sent = await ReleaseProgram.RunJsonAsync(["send", picture, "--server", origin.ToString(), .. options]);
            return new Uri(sent.GetProperty("links")[0].GetProperty("url").GetString()!);
        }
        finally
        {
            File.Delete(picture);
        }
    }
}
