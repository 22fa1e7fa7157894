namespace Darkslide.Server.Database;

/// <summary>One decision while it is made: the statements it can run and what follows from it.</summary>
internal sealed class Decision(Sql sql, Action<long> happened)
{
    private readonly HashSet<long> shares = [];

    public Sql Sql { get; } = sql;

    /// <summary>What to do when the decision is durable. Must be quick, and must not throw.</summary>
    public List<Action> Afterwards { get; } = [];

    /// <summary>Whether the decision overwrote something that must not stay in a journal.</summary>
    public bool MustCleanse { get; private set; }

    public void AfterCommit(Action action) => Afterwards.Add(action);

    /// <summary>Something happened to a share: once it is durable, whoever watches it is told.</summary>
    public void Happened(long share)
    {
        if (shares.Add(share))
        {
            AfterCommit(() => happened(share));
        }
    }

    public void Cleanse() => MustCleanse = true;
}
