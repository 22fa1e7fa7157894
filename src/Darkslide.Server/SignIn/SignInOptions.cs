namespace Darkslide.Server.SignIn;

/// <summary>The OpenID Connect provider with which people sign in to send. Without one only the operator gives passes.</summary>
public sealed class SignInOptions
{
    /// <summary>The provider, as its tokens name it, such as <c>https://login.example.org</c>; null for none.</summary>
    public string? Issuer { get; set; }

    /// <summary>What this server is called there.</summary>
    public string? ClientId { get; set; }

    /// <summary>The file whose first line is the client's secret; null where the provider gave none.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>
    /// Whom it lets in: <c>groups=photographers</c>, <c>email=@example.org</c>, <c>*</c> for everybody whom the provider knows. One that
    /// holds is enough.
    /// </summary>
    public IReadOnlyList<string> LetIn { get; set; } = [];

    /// <summary>What is asked of the provider.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>What people know the provider as; null for its host's name.</summary>
    public string? Name { get; set; }

    /// <summary>How long a browser or program stays signed in.</summary>
    public int LifeSeconds { get; set; } = 12 * 3_600;

    /// <summary>Bytes in all that one person can send; 0 for no limit.</summary>
    public long PassBytes { get; set; }

    /// <summary>Bytes a day (UTC) that one person can send; 0 for no limit.</summary>
    public long PassBytesPerDay { get; set; }

    /// <summary>Whether people can sign in at all.</summary>
    public bool IsOffered => Issuer is not null;

    /// <summary>What people are told whom they sign in with.</summary>
    public string ShownName => Name ?? new Uri(Issuer!).Host;
}
