namespace Darkslide.Client.Operating;

/// <summary>A pass to be given to a sender.</summary>
public sealed class NewPass
{
    /// <summary>What the operator calls its holder; 1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes in all, or null for no limit.</summary>
    public long? Bytes { get; init; }

    /// <summary>Bytes a day (UTC), or null for no limit.</summary>
    public long? PerDay { get; init; }

    /// <summary>Until when it is good, or null for no end.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A pass that was made.</summary>
/// <param name="number">The server's number for it.</param>
/// <param name="url">The link that its holder opens.</param>
public sealed class AddedPass(int number, string url)
{
    /// <summary>The server's number for it.</summary>
    public int Number => number;

    /// <summary>The link that its holder opens. It is the pass: whoever has it may send.</summary>
    public string Url => url;
}
