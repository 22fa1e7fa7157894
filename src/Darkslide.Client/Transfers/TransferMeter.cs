namespace Darkslide.Client.Transfers;

/// <summary>Adds up what several transfers at once move, and tells it.</summary>
internal sealed class TransferMeter(IProgress<TransferProgress>? progress, long totalBytes, int totalPictures)
{
    private readonly Lock gate = new();
    private TransferProgress state = new(0, totalBytes, 0, totalPictures);

    public void Moved(long bytes) => Change(state => state with { Bytes = state.Bytes + bytes });

    /// <summary>An estimate turned out otherwise.</summary>
    public void Corrected(long bytes) => Change(state => state with { TotalBytes = state.TotalBytes + bytes });

    public void PictureDone() => Change(state => state with { Pictures = state.Pictures + 1 });

    private void Change(Func<TransferProgress, TransferProgress> change)
    {
        if (progress is null)
        {
            return;
        }

        lock (gate)
        {
            state = change(state);
            progress.Report(state);
        }
    }
}
