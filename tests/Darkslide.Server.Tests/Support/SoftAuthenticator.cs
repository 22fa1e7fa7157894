using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol.Messages;

namespace Darkslide.Server.Tests.Support;

/// <summary>An authenticator with one credential, and the browser before it, as WebAuthn describes them. Tests lie with its properties.</summary>
public class SoftAuthenticator(PasskeyKind kind = PasskeyKind.ES256) : IDisposable
{
    public const string Origin = "https://pictures.example.org";

    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte HasCredential = 64;
    private readonly PasskeySigner signer = new(kind);

    public byte[] Credential { get; init; } = RandomNumberGenerator.GetBytes(32);

    public string At { get; set; } = Origin;

    public string Name { get; set; } = "pictures.example.org";

    /// <summary>What it said last; null for one that doesn't count.</summary>
    public uint? Counter { get; set; }

    public bool IsVerified { get; set; } = true;

    public bool IsPresent { get; set; } = true;

    public string? Type { get; set; }

    /// <summary>Its public key as the server keeps it.</summary>
    public byte[] PublicKey => signer.Cose;

    public PasskeyProof Register(byte[] challenge)
    {
        byte[] data = [.. AuthenticatorData(HasCredential), .. new byte[16], .. Length(Credential), .. Credential, .. signer.Cose];
        return new PasskeyProof
        {
            Challenge = challenge,
            Credential = Credential,
            ClientData = ClientData("webauthn.create", challenge),
            Attestation = [0xA3, .. Cbor.Text("fmt"), .. Cbor.Text("none"), .. Cbor.Text("attStmt"), 0xA0, .. Cbor.Text("authData"), .. Cbor.Bytes(data)],
        };
    }

    public PasskeyProof Sign(byte[] challenge)
    {
        byte[] client = ClientData("webauthn.get", challenge);
        byte[] data = AuthenticatorData(0);
        return new PasskeyProof
        {
            Challenge = challenge,
            Credential = Credential,
            ClientData = client,
            AuthenticatorData = data,
            Signature = signer.Sign([.. data, .. SHA256.HashData(client)]),
        };
    }

    public void Dispose()
    {
        signer.Dispose();
        GC.SuppressFinalize(this);
    }

    private byte[] ClientData(string type, byte[] challenge) => Encoding.UTF8.GetBytes(
        $$"""{"type":"{{Type ?? type}}","challenge":"{{System.Buffers.Text.Base64Url.EncodeToString(challenge)}}","origin":"{{At}}","crossOrigin":false}""");

    private byte[] AuthenticatorData(byte flags)
    {
        byte[] counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter is { } count ? (Counter = count + 1).Value : 0);
        return [.. SHA256.HashData(Encoding.ASCII.GetBytes(Name)), (byte)(flags | (IsPresent ? Present : 0) | (IsVerified ? Verified : 0)), .. counter];
    }

    private static byte[] Length(byte[] value) => [(byte)(value.Length >> 8), (byte)value.Length];
}
