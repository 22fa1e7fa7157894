using Darkslide.Protocol;

namespace Darkslide.Client.Http;

/// <summary>Reads an answer's body into memory, never more than the largest that the protocol knows.</summary>
internal static class BodyReader
{
    private const int Largest = Limits.VaultBytes;

    public static async Task<byte[]> ReadWholeAsync(HttpResponseMessage response, Watchdog watchdog)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync(watchdog.Token);
        using var whole = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, watchdog.Token)) > 0)
        {
            watchdog.Moved();
            whole.Write(buffer, 0, read);
            if (whole.Length > Largest)
            {
                throw new InvalidDataException("The server's answer is larger than the protocol allows.");
            }
        }

        return whole.ToArray();
    }
}
