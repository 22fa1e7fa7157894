using System.Security.Cryptography;
using NSec.Cryptography;

namespace Darkslide.Server.Tests.Support;

public enum PasskeyKind
{
    ES256,
    Ed25519,
    RS256,
    ES384,
}

/// <summary>An authenticator's key, of one of the kinds that WebAuthn knows.</summary>
public sealed class PasskeySigner : IDisposable
{
    private readonly IDisposable key;
    private readonly Func<byte[], byte[]> sign;

    public PasskeySigner(PasskeyKind kind) => (key, Cose, sign) = kind switch
    {
        PasskeyKind.ES256 => Elliptic(ECCurve.NamedCurves.nistP256, -7, 1, HashAlgorithmName.SHA256),
        PasskeyKind.ES384 => Elliptic(ECCurve.NamedCurves.nistP384, -35, 2, HashAlgorithmName.SHA384),
        PasskeyKind.RS256 => Rsa(),
        _ => Edwards(),
    };

    /// <summary>The public key as COSE writes it.</summary>
    public byte[] Cose { get; }

    public byte[] Sign(byte[] data) => sign(data);

    public void Dispose() => key.Dispose();

    private static (IDisposable, byte[], Func<byte[], byte[]>) Elliptic(ECCurve curve, int algorithm, int number, HashAlgorithmName hash)
    {
        ECDsa key = ECDsa.Create(curve);
        ECPoint point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, .. Cbor.Int(1), .. Cbor.Int(2), .. Cbor.Int(3), .. Cbor.Int(algorithm), .. Cbor.Int(-1), .. Cbor.Int(number), .. Cbor.Int(-2), .. Cbor.Bytes(point.X!), .. Cbor.Int(-3), .. Cbor.Bytes(point.Y!)];
        return (key, cose, data => key.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static (IDisposable, byte[], Func<byte[], byte[]>) Rsa()
    {
        RSA key = RSA.Create(2_048);
        RSAParameters half = key.ExportParameters(false);
        byte[] cose = [0xA4, .. Cbor.Int(1), .. Cbor.Int(3), .. Cbor.Int(3), .. Cbor.Int(-257), .. Cbor.Int(-1), .. Cbor.Bytes(half.Modulus!), .. Cbor.Int(-2), .. Cbor.Bytes(half.Exponent!)];
        return (key, cose, data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static (IDisposable, byte[], Func<byte[], byte[]>) Edwards()
    {
        var key = Key.Create(SignatureAlgorithm.Ed25519);
        byte[] half = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        byte[] cose = [0xA4, .. Cbor.Int(1), .. Cbor.Int(1), .. Cbor.Int(3), .. Cbor.Int(-8), .. Cbor.Int(-1), .. Cbor.Int(6), .. Cbor.Int(-2), .. Cbor.Bytes(half)];
        return (key, cose, data => SignatureAlgorithm.Ed25519.Sign(key, data));
    }
}
