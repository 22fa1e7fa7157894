using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol.Messages;

namespace Darkslide.Protocol;

/// <summary>What a device signs when it opens a link that is bound to devices (PROTOCOL.md section 4.8).</summary>
public static class DeviceSigning
{
    /// <summary>Length of a P-256 public key as an uncompressed point.</summary>
    public const int KeyBytes = 65;

    /// <summary>Length of an ECDSA signature in IEEE P1363 form.</summary>
    public const int SignatureBytes = 64;

    /// <summary>The first byte of such a point.</summary>
    public const byte Uncompressed = 4;

    private static readonly byte[] Label = Encoding.ASCII.GetBytes("darkslide device");

    /// <summary>The text; all its parts have fixed lengths.</summary>
    /// <param name="locator">16 bytes.</param>
    /// <param name="opening">16 bytes.</param>
    /// <param name="challenge">32 bytes.</param>
    public static byte[] Text(ReadOnlySpan<byte> locator, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> challenge) => [.. Label, .. locator, .. opening, .. challenge];

    /// <summary>Whether the proof's signature is by its key over this opening of this link.</summary>
    /// <param name="proof">Its parts have their lengths.</param>
    /// <param name="locator">16 bytes.</param>
    /// <param name="opening">16 bytes.</param>
    public static bool IsSigned(DeviceProof proof, ReadOnlySpan<byte> locator, ReadOnlySpan<byte> opening)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var point = new ECPoint { X = proof.Key[1..33], Y = proof.Key[33..] };
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return key.VerifyData(
                Text(locator, opening, proof.Challenge), proof.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // Not a point of the curve.
            return false;
        }
    }
}
