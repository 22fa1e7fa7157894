namespace Darkslide.Server.Log;

/// <summary>
/// Everything the server can say in its log. No message takes an address, a path, an id or text from a request: what can't
/// be passed in can't leak.
/// </summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening on {Address}.")]
    public static partial void Listening(this ILogger log, string address);

    [LoggerMessage(2, LogLevel.Warning, "{Warning}")]
    public static partial void Clock(this ILogger log, string warning);

    [LoggerMessage(3, LogLevel.Error, "A request failed with {Kind}: {Trace}")]
    public static partial void RequestFailed(this ILogger log, string kind, string trace);

    [LoggerMessage(4, LogLevel.Warning, "The blob store does not answer ({Kind}).")]
    public static partial void StoreFailed(this ILogger log, string kind);

    [LoggerMessage(5, LogLevel.Warning, "{Count} blobs could not be deleted yet ({Kind}); tried again in a minute.")]
    public static partial void DeletingFailed(this ILogger log, int count, string kind);

    [LoggerMessage(6, LogLevel.Error, "Sweeping failed with {Kind}; tried again in a minute: {Trace}")]
    public static partial void SweepingFailed(this ILogger log, string kind, string trace);

    [LoggerMessage(7, LogLevel.Warning, "The journal could not be emptied for ten seconds: another program reads the database file.")]
    public static partial void JournalHeld(this ILogger log);

    [LoggerMessage(8, LogLevel.Warning, "The store is full: uploads are refused until there is room.")]
    public static partial void StoreFull(this ILogger log);

    [LoggerMessage(10, LogLevel.Warning, "A notice of a first opening could not be sent ({Kind}): {Next}.")]
    public static partial void NoticeNotSent(this ILogger log, string kind, string next);

    [LoggerMessage(9, LogLevel.Warning, "A code could not be sent by e-mail ({Kind}): {Next}.")]
    public static partial void CodeNotSent(this ILogger log, string kind, string next);

    [LoggerMessage(10, LogLevel.Warning, "The sign-in provider can't be used: {Why}.")]
    public static partial void ProviderFailed(this ILogger log, string why);

    [LoggerMessage(11, LogLevel.Warning, "A sign-in was refused ({Why}).")]
    public static partial void SignInRefused(this ILogger log, string why);
}
