using System.Text.Json;

namespace Darkslide.Client.History;

/// <summary>"My shares": the manage links of what was sent from this machine, so that a person finds them again.</summary>
public sealed class SharesFile(PrivateFolder folder, TimeProvider time)
{
    private const string Name = "shares.json";
    private const string LockName = "shares.lock";
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    /// <summary>What was sent, oldest first.</summary>
    /// <exception cref="Failures.PictureFileException">The file is there but can't be read.</exception>
    public IReadOnlyList<KeptShare> Read()
    {
        string path = folder.FileNamed(Name);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), HistoryJson.Default.KeptShares)?.Shares ?? [] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw PrivateFolder.Unusable(path, e);
        }
    }

    /// <summary>Adds one share.</summary>
    public Task AddAsync(KeptShare share, CancellationToken cancellationToken = default)
        => ChangeAsync(shares => [.. shares, share], cancellationToken);

    /// <summary>Forgets the shares that <paramref name="forget"/> names and returns how many those were.</summary>
    public async Task<int> ForgetAsync(Predicate<KeptShare> forget, CancellationToken cancellationToken = default)
    {
        int forgotten = 0;
        await ChangeAsync(
            shares =>
            {
                KeptShare[] left = [.. shares.Where(share => !forget(share))];
                forgotten = shares.Count - left.Length;
                return left;
            },
            cancellationToken);
        return forgotten;
    }

    private async Task ChangeAsync(Func<IReadOnlyList<KeptShare>, IReadOnlyList<KeptShare>> change, CancellationToken cancellationToken)
    {
        try
        {
            folder.Make();
            await using FileStream held = await LockAsync(cancellationToken);
            IReadOnlyList<KeptShare> shares = change(Read());
            folder.Replace(Name, stream => JsonSerializer.Serialize(stream, new KeptShares { Shares = shares }, HistoryJson.Default.KeptShares));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PrivateFolder.Unusable(folder.FileNamed(Name), e);
        }
    }

    // Two programs that send at once must not lose each other's share.
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return folder.Open(LockName, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(since) < LockPatience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
            }
        }
    }
}

/// <summary>A share that was sent from this machine.</summary>
public sealed class KeptShare
{
    /// <summary>The manage link: whoever has it owns the share.</summary>
    public required string Manage { get; init; }

    /// <summary>The sender's title, if there is one.</summary>
    public string? Title { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>When its links end by time, unless that was changed since.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>How many pictures.</summary>
    public required int Pictures { get; init; }

    /// <summary>The recipients' names.</summary>
    public IReadOnlyList<string> To { get; init; } = [];
}

internal sealed class KeptShares
{
    public required IReadOnlyList<KeptShare> Shares { get; init; }
}
