namespace Darkslide.Server.Start;

/// <summary>Closes what the server holds, last opened first, the data folder at the very end.</summary>
internal sealed class Closing(DataFolder folder) : IAsyncDisposable
{
    private readonly Stack<object> open = new([folder]);

    public T Add<T>(T resource)
        where T : notnull
    {
        open.Push(resource);
        return resource;
    }

    public async ValueTask DisposeAsync()
    {
        while (open.TryPop(out object? resource))
        {
            if (resource is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                ((IDisposable)resource).Dispose();
            }
        }
    }
}
