using Darkslide.Client.Failures;

namespace Darkslide.Client.Owning;

/// <summary>Which of a share's links is meant: all, one by its recipient's name, or one by its number.</summary>
public sealed class LinkChoice
{
    private readonly string? to;
    private readonly int? number;

    private LinkChoice(string? to, int? number)
    {
        this.to = to;
        this.number = number;
    }

    /// <summary>Every link.</summary>
    public static LinkChoice All { get; } = new(null, null);

    /// <summary>The link of the recipient with this name.</summary>
    public static LinkChoice For(string name) => new(name, null);

    /// <summary>The link with this number.</summary>
    public static LinkChoice Number(int number) => new(null, number);

    internal bool IsAll => to is null && number is null;

    internal IReadOnlyList<OwnedLink> From(IReadOnlyList<OwnedLink> links)
    {
        if (IsAll)
        {
            return links;
        }

        return number is { } wanted
            ? [links.FirstOrDefault(link => link.Number == wanted) ?? throw Unknown($"The share has no link {wanted}.")]
            : [Named(links)];
    }

    private OwnedLink Named(IReadOnlyList<OwnedLink> links)
    {
        OwnedLink[] found = [.. links.Where(link => link.To == to)];
        OwnedLink[] called = [.. links.Where(link => link.Called == to)];
        if (found.Length == 0)
        {
            found = called.Length > 0 ? called : [.. links.Where(link => string.Equals(link.To, to, StringComparison.OrdinalIgnoreCase))];
        }

        return found.Length switch
        {
            1 => found[0],
            0 => throw Unknown($"The share has no recipient \"{to}\"."),
            _ => throw new WrongUseException(
                $"The share has {found.Length} recipients \"{to}\".", $"Use --to \"{found[0].Called}\", or --link with the number that `darkslide status` shows."),
        };
    }

    private static WrongUseException Unknown(string message) => new(message, "`darkslide status` shows the names and numbers.");
}
