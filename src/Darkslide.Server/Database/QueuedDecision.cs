namespace Darkslide.Server.Database;

/// <summary>A decision in the writer's queue.</summary>
internal abstract class QueuedDecision
{
    private Decision? decision;

    public bool MustCleanse => Fault is null && decision is { MustCleanse: true };

    protected Exception? Fault { get; private set; }

    public void Run(Sql sql, Action<long> happened)
    {
        decision = new Decision(sql, happened);
        Make(decision);
    }

    public void Fail(Exception fault) => Fault ??= fault;

    /// <summary>Answers whoever waits: the decision is durable, or has failed.</summary>
    public void Settle()
    {
        if (Fault is null)
        {
            decision!.Afterwards.ForEach(action => action());
        }

        Complete();
    }

    protected abstract void Make(Decision decision);

    protected abstract void Complete();
}

/// <summary>A decision with an answer.</summary>
internal sealed class QueuedDecision<T>(Func<Decision, T> decide) : QueuedDecision
{
    // Never on the writer's thread: whoever waited goes on elsewhere.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? made;

    public Task<T> Answer => answer.Task;

    protected override void Make(Decision decision) => made = decide(decision);

    protected override void Complete()
    {
        if (Fault is null)
        {
            answer.SetResult(made!);
        }
        else
        {
            answer.SetException(Fault);
        }
    }
}
