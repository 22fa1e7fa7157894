namespace Darkslide.Protocol.Messages;

/// <summary>Body of <see cref="Routes.PasskeyChallenge"/> (PROTOCOL.md section 4.10).</summary>
public sealed class PasskeyChallengeRequest
{
    /// <summary>16 bytes.</summary>
    public required byte[] Locator { get; init; }

    /// <summary>16 bytes: the opening that it is for.</summary>
    public required byte[] Opening { get; init; }
}

/// <summary>That a link wants a passkey, and whether one is registered.</summary>
public sealed class PasskeyWanted
{
    /// <summary>The first one that opens the link is registered.</summary>
    public const string Register = "register";

    /// <summary>One is registered, and needed.</summary>
    public const string Needed = "needed";

    /// <summary><see cref="Register"/> or <see cref="Needed"/>.</summary>
    public required string Step { get; init; }

    /// <summary>The credential's id; null where none is registered.</summary>
    public byte[]? Credential { get; init; }
}

/// <summary>An authenticator's answer: with <see cref="Attestation"/> it wants to be registered, with the other two it proves itself.</summary>
public sealed class PasskeyProof
{
    /// <summary>32 bytes, from <see cref="Routes.PasskeyChallenge"/>.</summary>
    public required byte[] Challenge { get; init; }

    /// <summary>The credential's id, 16 to 1,023 bytes.</summary>
    public required byte[] Credential { get; init; }

    /// <summary>WebAuthn's <c>clientDataJSON</c>.</summary>
    public required byte[] ClientData { get; init; }

    /// <summary>WebAuthn's <c>attestationObject</c>.</summary>
    public byte[]? Attestation { get; init; }

    /// <summary>WebAuthn's <c>authenticatorData</c>.</summary>
    public byte[]? AuthenticatorData { get; init; }

    /// <summary>Over that and the hash of the client's data.</summary>
    public byte[]? Signature { get; init; }
}

/// <summary>What an owner sees of a link's passkey.</summary>
public sealed class PasskeyStatus
{
    /// <summary>When it was registered, cut to the minute; null where none is.</summary>
    public required DateTimeOffset? Registered { get; init; }
}
