namespace Darkslide.Server.Tests.Support;

/// <summary>Reads a live channel event by event.</summary>
internal static class LiveReading
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<StreamReader> Begin(TestLink link, byte[] ticket)
    {
        HttpResponseMessage live = await Owner.Done(await link.Live(ticket));
        return new StreamReader(await live.Content.ReadAsStreamAsync());
    }

    public static async Task<StreamReader> Begin(Owner owner, string? last = null)
    {
        HttpResponseMessage live = await Owner.Done(await owner.Live(last));
        return new StreamReader(await live.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event's lines; signs of life are passed over.</summary>
    public static async Task<string> Event(this StreamReader reader)
    {
        string text = "";
        while (true)
        {
            string line = await reader.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The stream closed.");
            if (line == "" && text != "")
            {
                return text;
            }

            text += line.StartsWith(':') ? "" : line + "\n";
        }
    }
}
