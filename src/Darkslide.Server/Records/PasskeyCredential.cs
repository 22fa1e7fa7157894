namespace Darkslide.Server.Records;

/// <summary>What is kept of a passkey.</summary>
/// <param name="Id">The credential's.</param>
/// <param name="PublicKey">In COSE's form.</param>
/// <param name="Counter">How often its authenticator says that it signed; 0 for those that don't count.</param>
internal sealed record PasskeyCredential(byte[] Id, byte[] PublicKey, uint Counter)
{
    /// <summary>The longest public key in bytes: RSA's with 4096 bits, and what COSE says of it.</summary>
    public const int KeyBytes = 560;
}
