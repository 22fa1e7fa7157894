namespace Darkslide.Client.Looking;

/// <summary>Asked where a link wants a code.</summary>
public sealed class CodeAsker
{
    /// <summary>The viewer's mail address, or null if there is none to be had.</summary>
    public required Func<CancellationToken, ValueTask<string?>> Address { get; init; }

    /// <summary>The code that was sent to that address. Asked again, with what is wrong, while it can be tried; null gives up.</summary>
    public required Func<string?, CancellationToken, ValueTask<string?>> Code { get; init; }

    /// <summary>The language of the message: <c>en</c>, <c>de</c> or <c>ar</c>.</summary>
    public string Language { get; init; } = "en";
}
