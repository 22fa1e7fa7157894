namespace Darkslide.Server.Database;

/// <summary>
/// The seam between the server and its database. Decisions are run one after another (or as if they were), reads beside them.
/// </summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>
    /// Runs <paramref name="decide"/> in a transaction and answers when it is durable. If it throws, nothing of it stays and
    /// the exception is passed on; other decisions are not harmed.
    /// </summary>
    Task<T> Decide<T>(Func<Decision, T> decide);

    /// <summary>Runs <paramref name="read"/> on one consistent state; it may change nothing.</summary>
    T Read<T>(Func<Sql, T> read);

    /// <summary>
    /// Completes when what decisions overwrote before this call can't be found in the database's files any more, journals
    /// included. False if something held it up for ten seconds; it is then tried on.
    /// </summary>
    Task<bool> Cleansed();
}
