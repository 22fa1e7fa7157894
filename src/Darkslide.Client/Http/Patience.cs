using System.Runtime.ExceptionServices;

namespace Darkslide.Client.Http;

/// <summary>Decides how long to wait before the next try, and when it has been enough. One for each thing that is being tried.</summary>
internal sealed class Patience(ClientOptions options)
{
    private const int TriesAfterServerFault = 3;
    private static readonly TimeSpan PatienceWithStrangers = TimeSpan.FromSeconds(10);
    private TimeSpan nextDelay = options.FirstDelay;
    private long? firstFailure;
    private int failures;

    /// <summary>Something went forward: patience begins anew.</summary>
    public void Progress()
    {
        firstFailure = null;
        failures = 0;
        nextDelay = options.FirstDelay;
    }

    /// <summary>Waits for the next try, or throws what <paramref name="failure"/> has to say when patience is over.</summary>
    /// <param name="failure">How the last try failed.</param>
    /// <param name="isStranger">Whether this server has never answered yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WaitAsync(TransientException failure, bool isStranger, CancellationToken cancellationToken)
    {
        firstFailure ??= options.Time.GetTimestamp();
        failures++;
        TimeSpan delay = failure.RetryAfter ?? nextDelay;
        TimeSpan patience = isStranger && options.Patience > PatienceWithStrangers ? PatienceWithStrangers : options.Patience;
        bool enough = options.Time.GetElapsedTime(firstFailure.Value) + delay > patience;
        if (enough || (failure.ServerFault && failures >= TriesAfterServerFault))
        {
            ExceptionDispatchInfo.Throw(failure.Final);
        }

        await Task.Delay(delay, options.Time, cancellationToken);
        nextDelay = nextDelay * 2 < options.LongestDelay ? nextDelay * 2 : options.LongestDelay;
    }
}
