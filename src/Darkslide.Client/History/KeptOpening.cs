using System.Text.Json.Serialization;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.History;

/// <summary>What a <c>get</c> that was broken off needs to go on without using up another view. No key half, no link, no password.</summary>
internal sealed class KeptOpening
{
    /// <summary>16 random bytes: the opening's id.</summary>
    public required byte[] Opening { get; init; }

    /// <summary>The password's cost. Asked for now, the server may say nothing: a link whose last view is taken describes itself to nobody.</summary>
    public PasswordCost? Password { get; init; }

    /// <summary>Whether openings of the link are limited.</summary>
    public bool Metered { get; init; }

    /// <summary>Whether the link opens on certain devices only.</summary>
    public bool Bound { get; init; }

    /// <summary>What is saved already, so that it is not fetched and saved twice.</summary>
    [JsonIgnore]
    public List<KeptFile> Saved { get; } = [];
}

/// <summary>A file that an earlier run saved.</summary>
internal sealed class KeptFile
{
    /// <summary>The blob's 16 random bytes: its number changes when the sender adds or removes pictures.</summary>
    public required byte[] Id { get; init; }

    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Bytes { get; init; }
}
