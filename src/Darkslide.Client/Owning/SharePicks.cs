using Darkslide.Format;

namespace Darkslide.Client.Owning;

/// <summary>What the recipients of a share have picked, as its owner reads it.</summary>
public sealed class SharePicks
{
    /// <summary>The share's pictures, in its order.</summary>
    public required IReadOnlyList<PickedPicture> Pictures { get; init; }

    /// <summary>The links that were asked for, by number, each with its picks.</summary>
    public required IReadOnlyList<PickedLink> Links { get; init; }
}

/// <summary>A picture as exports name it.</summary>
/// <param name="Id">Its name in picks; null where it can't be picked.</param>
/// <param name="Name">What recipients see.</param>
/// <param name="File">The sender's own name of the file; what recipients see where that was not kept.</param>
public sealed record PickedPicture(string? Id, string Name, string File);

/// <summary>One link's picks.</summary>
/// <param name="Link">The link.</param>
/// <param name="Picks">What was picked; null where the link takes no picks.</param>
/// <param name="Unreadable">Whether there are picks that can't be read: whoever has the link wrote something else.</param>
public sealed record PickedLink(OwnedLink Link, IReadOnlyList<Pick>? Picks, bool Unreadable);
