using System.Globalization;

namespace Darkslide.Server.Log;

/// <summary>
/// Writes the server's own messages to standard error, one line each. Of the framework's messages only errors are told, and
/// of those only where they come from: their texts may hold paths and peers.
/// </summary>
internal sealed class PlainLog(TimeProvider time, TextWriter output) : ILoggerProvider
{
    public const string OwnCategory = "Darkslide";

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(LogLevel level, string text)
    {
        string name = level switch { LogLevel.Information => "info", LogLevel.Warning => "warn", _ => "error" };
        string line = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'} {name} {text}");
        lock (output)
        {
            output.WriteLine(line);
        }
    }

    private sealed class Line(PlainLog log, string category) : ILogger
    {
        private readonly bool own = category == OwnCategory;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (own ? LogLevel.Information : LogLevel.Error) && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, own ? formatter(state, null) : $"{category} {eventId.Id} {exception?.GetType().Name}");
            }
        }
    }
}
