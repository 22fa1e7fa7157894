using System.Text.Json.Nodes;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Format.Tests;

internal static class DeviceRuns
{
    public static void Verify(JsonNode vector)
    {
        byte[] locator = vector.Bytes("locator"), opening = vector.Bytes("opening"), challenge = vector.Bytes("challenge");
        vector.AssertBytes("signed", DeviceSigning.Text(locator, opening, challenge));
        var proof = new DeviceProof { Key = vector.Bytes("key"), Challenge = challenge, Signature = vector.Bytes("signature") };
        Assert.Equal((bool)vector["right"]!, DeviceSigning.IsSigned(proof, locator, opening));
    }
}
