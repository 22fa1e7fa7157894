namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.Codes"/> (PROTOCOL.md section 4.9).</summary>
public sealed class CodeRequest
{
    /// <summary>16 bytes.</summary>
    public required byte[] Locator { get; init; }

    /// <summary>32 bytes: the proof of secret and password.</summary>
    public required byte[] Access { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] AddressKey { get; init; }

    /// <summary>In its one form.</summary>
    public required string Address { get; init; }

    /// <summary><c>en</c>, <c>de</c> or <c>ar</c>; any other is taken for English.</summary>
    public required string Language { get; init; }
}

/// <summary>Answer of <see cref="Routes.Codes"/>, the same whether or not a message goes out.</summary>
public sealed class CodeAnswer
{
    /// <summary>Until when the code is good.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>After how many seconds another one can be asked for.</summary>
    public required int NextSeconds { get; init; }
}

/// <summary>What a viewer proves an address with when they open a link.</summary>
public sealed class CodeProof
{
    /// <summary>32 bytes.</summary>
    public required byte[] AddressKey { get; init; }

    /// <summary>In its one form.</summary>
    public required string Address { get; init; }

    /// <summary>Six digits.</summary>
    public required string Code { get; init; }
}

/// <summary>That a link wants a code; nothing more is told.</summary>
public sealed class CodeWanted;
