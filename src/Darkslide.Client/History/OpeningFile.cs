using System.Security.Cryptography;
using System.Text.Json;

namespace Darkslide.Client.History;

/// <summary>
/// The memory of one opening across runs of the program. It is locked while it is in use: two runs at the same time are two
/// openings, only one that died is gone on with.
/// </summary>
internal sealed class OpeningFile : IDisposable
{
    // A lease lasts 6 hours at most (PROTOCOL.md section 4.4).
    private static readonly TimeSpan Longest = TimeSpan.FromHours(7);

    private readonly FileStream? stream;

    private OpeningFile(FileStream? stream) => this.stream = stream;

    /// <summary>Opens the memory of the link with this locator; one that remembers nothing when that is switched off, in use or impossible.</summary>
    public static OpeningFile For(PrivateFolder? folder, ReadOnlySpan<byte> locator, TimeProvider time)
    {
        if (folder is null)
        {
            return new OpeningFile(null);
        }

        try
        {
            folder.Make();
            string name = "opening-" + Convert.ToHexStringLower(SHA256.HashData(locator)) + ".json";
            ForgetOld(folder, time);
            return new OpeningFile(folder.Open(name, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new OpeningFile(null);
        }
    }

    /// <summary>What an earlier run left, or null.</summary>
    public KeptOpening? Read()
    {
        if (stream is null || stream.Length == 0)
        {
            return null;
        }

        try
        {
            stream.Position = 0;
            return JsonSerializer.Deserialize(stream, HistoryJson.Default.KeptOpening);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Remembers, durably, before the server is asked.</summary>
    public void Write(KeptOpening opening)
    {
        if (stream is null)
        {
            return;
        }

        stream.SetLength(0);
        JsonSerializer.Serialize(stream, opening, HistoryJson.Default.KeptOpening);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Forgets: the opening is over, or never was.</summary>
    public void Forget() => stream?.SetLength(0);

    public void Dispose()
    {
        if (stream is { Length: 0 })
        {
            File.Delete(stream.Name);
        }

        stream?.Dispose();
    }

    private static void ForgetOld(PrivateFolder folder, TimeProvider time)
    {
        DateTimeOffset limit = time.GetUtcNow() - Longest;
        foreach (string old in Directory.GetFiles(Path.GetDirectoryName(folder.FileNamed("x"))!, "opening-*.json"))
        {
            if (File.GetLastWriteTimeUtc(old) < limit.UtcDateTime)
            {
                File.Delete(old);
            }
        }
    }
}
