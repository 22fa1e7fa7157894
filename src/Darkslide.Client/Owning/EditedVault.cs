using Darkslide.Format;

namespace Darkslide.Client.Owning;

/// <summary>The vault as it shall be. Shares the keys of the one it was made from, and owns those that are new.</summary>
/// <param name="Vault">As it shall be written.</param>
/// <param name="Changes">How many pictures or links are not as they were; nothing is written where there are none.</param>
/// <param name="Gone">Numbers of blobs that nothing names any more.</param>
/// <param name="Fresh">Keys that were made for it.</param>
internal sealed record EditedVault(Vault Vault, int Changes, IReadOnlyCollection<int> Gone, IReadOnlyList<IDisposable> Fresh) : IDisposable
{
    public void Dispose()
    {
        foreach (IDisposable key in Fresh)
        {
            key.Dispose();
        }
    }
}
