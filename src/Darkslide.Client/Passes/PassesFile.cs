using System.Text.Json;
using Darkslide.Client.Failures;
using Darkslide.Client.History;

namespace Darkslide.Client.Passes;

/// <summary>The passes that this person keeps: one for each server, in a file of theirs alone.</summary>
public sealed class PassesFile(PrivateFolder folder)
{
    private const string Name = "passes.json";

    /// <summary>All of them, by server.</summary>
    /// <exception cref="PictureFileException">The file is there but can't be read.</exception>
    public IReadOnlyList<PassLink> Read()
    {
        string path = folder.FileNamed(Name);
        try
        {
            string[] links = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), HistoryJson.Default.KeptPasses)?.Passes ?? [] : [];
            return [.. links.Select(PassLink.Find)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or WrongUseException)
        {
            throw Unusable(path, e);
        }
    }

    /// <summary>Keeps a pass in place of the one that there was for the same server.</summary>
    public void Keep(PassLink pass) => Write([.. Others(pass.Origin), pass]);

    /// <summary>Forgets the pass for this server; whether there was one.</summary>
    public bool Forget(Uri server)
    {
        IReadOnlyList<PassLink> before = Read();
        PassLink[] others = [.. Others(server)];
        if (others.Length < before.Count)
        {
            Write(others);
        }

        return others.Length < before.Count;
    }

    private IEnumerable<PassLink> Others(Uri server) => Read().Where(kept => !kept.IsOf(server));

    private void Write(IReadOnlyList<PassLink> passes)
    {
        try
        {
            folder.Make();
            folder.Replace(Name, stream => JsonSerializer.Serialize(
                stream, new KeptPasses { Passes = [.. passes.OrderBy(pass => pass.Url, StringComparer.Ordinal).Select(pass => pass.Url)] }, HistoryJson.Default.KeptPasses));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder.FileNamed(Name), e);
        }
    }

    private static PictureFileException Unusable(string path, Exception e)
        => new(path, $"The file \"{path}\" can't be used.", "Mend or remove it, or give the pass with --pass-file.", e);
}

internal sealed class KeptPasses
{
    public required string[] Passes { get; init; }
}
