namespace Darkslide.Server.Database;

/// <summary>One decision while it is made: the statements it can run and what follows from it.</summary>
internal sealed class Decision(Sql sql)
{
    public Sql Sql { get; } = sql;

    /// <summary>What to do when the decision is durable. Must be quick, and must not throw.</summary>
    public List<Action> Afterwards { get; } = [];

    /// <summary>Whether the decision overwrote something that must not stay in a journal.</summary>
    public bool MustCleanse { get; private set; }

    public void AfterCommit(Action action) => Afterwards.Add(action);

    public void Cleanse() => MustCleanse = true;
}
