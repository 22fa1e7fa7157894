using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Darkslide.Client.History;

/// <summary>
/// The memory of one opening across runs of the program: a line of JSON for the opening, and one behind it for each file that is saved, so that
/// a run may die at any moment and takes at most its last line with it. It is locked while it is in use: two runs at the same time are two
/// openings, only one that died is gone on with.
/// </summary>
internal sealed class OpeningFile : IDisposable
{
    private const byte LineEnd = (byte)'\n';

    // A lease lasts 6 hours at most (PROTOCOL.md section 4.4).
    private static readonly TimeSpan Longest = TimeSpan.FromHours(7);

    private readonly FileStream? stream;
    private KeptOpening? there;

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
        if (stream is null)
        {
            return null;
        }

        byte[] all = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(all);
        long whole = 0;
        foreach (Range line in Lines(all))
        {
            if (!TryTake(all.AsSpan(line)))
            {
                break;
            }

            whole = line.End.Value + 1;
        }

        stream.SetLength(whole);
        stream.Position = whole;
        return there;
    }

    /// <summary>Remembers an opening, durably, before the server is asked. One that was read from here is there already, with its files.</summary>
    public void Begin(KeptOpening opening)
    {
        if (stream is null || ReferenceEquals(opening, there))
        {
            return;
        }

        stream.SetLength(0);
        Append(opening, OpeningJson.Default.KeptOpening);
        there = opening;
    }

    /// <summary>Remembers a file that is saved, durably.</summary>
    public void Add(KeptFile file)
    {
        if (stream is not null)
        {
            Append(file, OpeningJson.Default.KeptFile);
        }
    }

    /// <summary>Forgets: the opening is over, or never was.</summary>
    public void Forget()
    {
        stream?.SetLength(0);
        there = null;
    }

    public void Dispose()
    {
        if (stream is { Length: 0 })
        {
            File.Delete(stream.Name);
        }

        stream?.Dispose();
    }

    // Those with their end; what is behind the last one was not written whole.
    private static IEnumerable<Range> Lines(byte[] all)
    {
        for (int from = 0; Array.IndexOf(all, LineEnd, from) is >= 0 and int end; from = end + 1)
        {
            yield return from..end;
        }
    }

    private bool TryTake(ReadOnlySpan<byte> line)
    {
        try
        {
            if (there is null)
            {
                there = JsonSerializer.Deserialize(line, OpeningJson.Default.KeptOpening);
            }
            else
            {
                there.Saved.Add(JsonSerializer.Deserialize(line, OpeningJson.Default.KeptFile)!);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Append<T>(T line, JsonTypeInfo<T> type)
    {
        stream!.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, type), LineEnd]);
        stream.Flush(flushToDisk: true);
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
