using System.Security.Cryptography;

namespace Darkslide.Protocol;

/// <summary>How receipts are signed and checked (PROTOCOL.md section 5.15).</summary>
public static class ReceiptSigning
{
    /// <summary>What is signed: a label, then the receipt's bytes as they came.</summary>
    /// <param name="receipt">UTF-8 of the receipt's text.</param>
    public static byte[] Text(ReadOnlySpan<byte> receipt) => [.. "darkslide receipt"u8, .. receipt];

    /// <summary>How a receipt names its share: whoever has the manage link finds the same, and nobody learns the share's id.</summary>
    /// <param name="shareId">16 bytes.</param>
    public static byte[] ShareHash(ReadOnlySpan<byte> shareId) => SHA256.HashData([.. "darkslide receipt share"u8, .. shareId]);

    /// <summary>Whether a signature is by this key over this receipt.</summary>
    /// <param name="receipt">UTF-8 of the receipt's text.</param>
    /// <param name="signature">64 bytes, r and s.</param>
    /// <param name="key">65 bytes: an uncompressed point of P-256.</param>
    public static bool IsSigned(ReadOnlySpan<byte> receipt, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> key)
    {
        if (signature.Length != DeviceSigning.SignatureBytes || key.Length != DeviceSigning.KeyBytes || key[0] != DeviceSigning.Uncompressed)
        {
            return false;
        }

        try
        {
            using var point = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key[1..33].ToArray(), Y = key[33..].ToArray() } });
            return point.VerifyData(Text(receipt), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // Not a point of the curve.
            return false;
        }
    }
}
