using System.Globalization;
using Darkslide.Client.Transfers;

namespace Darkslide.Printing;

/// <summary>One line on the terminal that says how far a transfer is: bytes, rate, time left. Says nothing where nobody looks.</summary>
internal sealed class ProgressLine(string doing, TimeProvider time) : IProgress<TransferProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly bool isShown = !Console.IsErrorRedirected;
    private readonly long started = time.GetTimestamp();
    private long lastShown;
    private bool isDirty;

    public void Report(TransferProgress value)
    {
        if (!isShown || (isDirty && time.GetElapsedTime(lastShown) < Pause))
        {
            return;
        }

        lastShown = time.GetTimestamp();
        isDirty = true;
        Show(Text(value, time.GetElapsedTime(started)));
    }

    /// <summary>Counts files that are looked at before anything moves.</summary>
    public IProgress<int> Files(int total) => new FileCount(this, total);

    public void Dispose()
    {
        if (isDirty)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }

    internal string Text(TransferProgress value, TimeSpan elapsed)
    {
        long total = Math.Max(value.TotalBytes, value.Bytes);
        double rate = value.Bytes / Math.Max(elapsed.TotalSeconds, 0.001);
        double percent = total == 0 ? 100 : 100.0 * value.Bytes / total;
        string left = value.Bytes > 0 ? $", {Quantity.Span(TimeSpan.FromSeconds((total - value.Bytes) / rate))} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{doing} {percent,3:0} %  {Quantity.Bytes(value.Bytes)} of {Quantity.Bytes(total)}, {Quantity.Bytes((long)rate)}/s{left}  ({value.Pictures} of {value.TotalPictures})");
    }

    private TimeProvider Clock => time;

    private string Doing => doing;

    private static void Show(string text)
    {
        int width = Console.WindowWidth is > 10 and var columns ? columns - 1 : 79;
        Console.Error.Write("\r" + (text.Length > width ? text[..width] : text) + "\u001b[K");
    }

    private sealed class FileCount(ProgressLine line, int total) : IProgress<int>
    {
        public void Report(int value)
        {
            if (line.isShown && (value == total || line.Clock.GetElapsedTime(line.lastShown) >= Pause))
            {
                line.lastShown = line.Clock.GetTimestamp();
                line.isDirty = true;
                Show($"{line.Doing} {value} of {total}");
            }
        }
    }
}
