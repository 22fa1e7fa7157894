namespace Darkslide.Server.Live;

/// <summary>
/// Tells whoever looks at a link, by live channel or running transfer, that it changed or ended. A second one does the same for shares and their
/// owners: there, what is called a link is a share.
/// </summary>
internal sealed class LiveHub
{
    private static readonly TimeSpan TellingPatience = TimeSpan.FromSeconds(1);
    private readonly Dictionary<long, Watched> links = [];
    private readonly Lock gate = new();

    /// <summary>Begins to look. Check the link's state after this, not only before: what happened earlier is not told.</summary>
    public LinkWatch Watch(long link)
    {
        lock (gate)
        {
            if (!links.TryGetValue(link, out Watched? watched))
            {
                links.Add(link, watched = new Watched());
            }

            var watch = new LinkWatch(this, link, watched.Ended.Token);
            watched.Watches.Add(watch);
            return watch;
        }
    }

    /// <summary>Something about the link is not as it was.</summary>
    public void Change(long link)
    {
        lock (gate)
        {
            if (links.TryGetValue(link, out Watched? watched))
            {
                watched.Watches.ForEach(watch => watch.Ring());
            }
        }
    }

    /// <summary>The link has ended. Returns at once; <see cref="WhenTold"/> waits.</summary>
    public void End(long link)
    {
        lock (gate)
        {
            if (links.TryGetValue(link, out Watched? watched))
            {
                // Not inline: this is called on the database's thread, and what hangs on the token may be slow.
                _ = watched.Ended.CancelAsync();
                watched.Watches.ForEach(watch => watch.Ring());
            }
        }
    }

    /// <summary>Completes when nobody looks at the ended link any more, at the latest after a second.</summary>
    public async Task WhenTold(long link)
    {
        Task gone;
        lock (gate)
        {
            gone = links.TryGetValue(link, out Watched? watched) ? watched.Gone.Task : Task.CompletedTask;
        }

        await Task.WhenAny(gone, Task.Delay(TellingPatience, TimeProvider.System));
    }

    /// <summary>Looks under way: what tests count.</summary>
    public int Watching()
    {
        lock (gate)
        {
            return links.Values.Sum(watched => watched.Watches.Count);
        }
    }

    /// <summary>Looks at one link under way.</summary>
    public int Watching(long link)
    {
        lock (gate)
        {
            return links.TryGetValue(link, out Watched? watched) ? watched.Watches.Count : 0;
        }
    }

    internal void Leave(LinkWatch watch)
    {
        lock (gate)
        {
            if (links.TryGetValue(watch.Link, out Watched? watched) && watched.Watches.Remove(watch) && watched.Watches.Count == 0)
            {
                links.Remove(watch.Link);
                watched.Gone.SetResult();
            }
        }
    }

    private sealed class Watched
    {
        public List<LinkWatch> Watches { get; } = [];

        public CancellationTokenSource Ended { get; } = new();

        public TaskCompletionSource Gone { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
