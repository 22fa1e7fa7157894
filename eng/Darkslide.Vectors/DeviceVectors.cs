using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>What devices sign (PROTOCOL.md, section 4.8). Signatures differ every time they are made: this one was made once.</summary>
internal static class DeviceVectors
{
    // Of the private key that is the first 32 bytes of SHA-512("device private key").
    private const string Key = "BD4QFTJzZ3ozNn-CljphNY3dhH1bQvbl3LB2KFPfltMJlFYE_dAJ3Rm494mHbY9hzjsxHdtLkNX0zdKDmACyEgc";
    private const string Signature = "ikRT_5Ea5vJ6Ehqm7HsOv5rR3Y0-lE4rj2dK8fOe4pbm6Fye7MffM1z__1aGnLT0r7Pm62UYF5fZBIROsM5Guw";

    private static readonly byte[] Locator = Fixed.Bytes("device locator", 16);
    private static readonly byte[] Opening = Fixed.Bytes("device opening", 16);
    private static readonly byte[] Challenge = Fixed.Bytes("device challenge", 32);

    public static IEnumerable<Vector> Make()
    {
        byte[] signature = Base64Url.DecodeFromChars(Signature);
        yield return Proof("right", "A device's signature", Opening, signature, isRight: true);
        yield return Proof("other-opening", "The signature of another opening", Fixed.Bytes("device opening 2", 16), signature, isRight: false);
        yield return Proof("swapped", "r and s the other way round", Opening, [.. signature[32..], .. signature[..32]], isRight: false);
    }

    private static Vector Proof(string name, string what, byte[] opening, byte[] signature, bool isRight) => new("devices", "device-proof", name, what, new JsonObject
    {
        ["locator"] = Fixed.Text(Locator),
        ["opening"] = Fixed.Text(opening),
        ["challenge"] = Fixed.Text(Challenge),
        ["key"] = Key,
        ["signature"] = Fixed.Text(signature),
        ["signed"] = Fixed.Text([.. Encoding.ASCII.GetBytes("darkslide device"), .. Locator, .. opening, .. Challenge]),
        ["right"] = isRight,
    });
}
