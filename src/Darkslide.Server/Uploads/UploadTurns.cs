namespace Darkslide.Server.Uploads;

/// <summary>
/// One request at a time writes to an upload. A newcomer interrupts the one before: that one's connection is most likely
/// dead, which the server would notice only much later. What had arrived counts.
/// </summary>
internal sealed class UploadTurns
{
    private readonly Dictionary<string, Turn> turns = [];
    private readonly Lock gate = new();

    public async Task<Turn> Take(string upload)
    {
        while (true)
        {
            Turn? before;
            lock (gate)
            {
                if (!turns.TryGetValue(upload, out before))
                {
                    return turns[upload] = new Turn(this, upload);
                }
            }

            await before.Interrupt();
        }
    }

    private void End(Turn turn)
    {
        lock (gate)
        {
            turns.Remove(turn.Upload);
        }
    }

    public sealed class Turn(UploadTurns turns, string upload) : IDisposable
    {
        private readonly CancellationTokenSource interrupted = new();
        private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Upload => upload;

        public CancellationToken Interrupted => interrupted.Token;

        public async Task Interrupt()
        {
            await interrupted.CancelAsync();
            await over.Task;
        }

        public void Dispose()
        {
            turns.End(this);
            over.TrySetResult();
        }
    }
}
