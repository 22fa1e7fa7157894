using Darkslide.Server.Database;
using Darkslide.Server.Live;

namespace Darkslide.Server.Ending;

/// <summary>
/// What must have happened before an owner is told that a link has ended: whoever looks was told, nothing of its keys is left
/// in a journal, its blobs' bytes are gone. Each has its bound: a hanging store or viewer must not hide that it has ended.
/// </summary>
internal sealed class Aftermath(IDatabase database, LiveHub hub, Reaper reaper)
{
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(10);

    public async Task Done(params IEnumerable<long> links)
    {
        Task told = Task.WhenAll(links.Select(hub.WhenTold));
        await Task.WhenAll(told, database.Cleansed(), Reaped());
    }

    private async Task Reaped()
    {
        try
        {
            await reaper.Pass().WaitAsync(StorePatience);
        }
        catch (TimeoutException)
        {
            // The reaper goes on; the blobs' keys are gone in any case.
        }
    }
}
