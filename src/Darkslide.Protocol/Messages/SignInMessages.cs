namespace Darkslide.Protocol.Messages;

/// <summary>How people sign in to a server (PROTOCOL.md section 5.17).</summary>
public sealed class SignInOffer
{
    /// <summary>What people know the provider as.</summary>
    public required string Name { get; init; }
}

/// <summary>Body of <see cref="Routes.SignIn"/>.</summary>
public sealed class BeginSignInRequest
{
    /// <summary>A <c>page</c>, which ends the sign-in itself, or a <c>program</c>, which is told a number.</summary>
    public required string Client { get; init; }

    /// <summary>16 bytes.</summary>
    public required byte[] PassId { get; init; }

    /// <summary>SHA-256 of the pass token, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }
}

/// <summary>Answer of <see cref="Routes.SignIn"/> and <see cref="Routes.LookAtSignIn"/>.</summary>
public sealed class SignInBegun
{
    /// <summary>73 bytes that stand for the sign-in from here on.</summary>
    public required byte[] State { get; init; }

    /// <summary>Where to go next: a page's way to the provider, a program's to the page.</summary>
    public required string Address { get; init; }

    /// <summary>Eight letters and digits by which a person knows again what began it.</summary>
    public required string Check { get; init; }

    /// <summary>Until when the provider's answer is taken.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>Names a sign-in.</summary>
public sealed class SignInState
{
    /// <summary>73 bytes.</summary>
    public required byte[] State { get; init; }
}

/// <summary>Body of <see cref="Routes.FinishSignIn"/> and <see cref="Routes.ApproveSignIn"/>: what the provider sent the browser back with.</summary>
public sealed class ProviderAnswer
{
    /// <summary>73 bytes.</summary>
    public required byte[] State { get; init; }

    /// <summary>The provider's authorization code.</summary>
    public required string Code { get; init; }
}

/// <summary>Answer of <see cref="Routes.ApproveSignIn"/>.</summary>
public sealed class SignInNumber
{
    /// <summary>Six digits, for the program that began the sign-in and nobody else.</summary>
    public required string Number { get; init; }

    /// <summary>Until when it is taken.</summary>
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>Body of <see cref="Routes.CollectSignIn"/>.</summary>
public sealed class CollectSignInRequest
{
    /// <summary>73 bytes.</summary>
    public required byte[] State { get; init; }

    /// <summary>What the page showed.</summary>
    public required string Number { get; init; }
}
