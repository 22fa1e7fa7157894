using System.Text.Json.Nodes;
using Darkslide.Protocol;

namespace Darkslide.Format.Tests;

internal static class AddressRuns
{
    public static void Read(JsonNode vector)
    {
        using LinkSecret secret = vector.Secret();
        using SecretKey key = ViewingKeys.AddressKeyOf(secret);
        vector.AssertBytes("addressKey", key.Bytes);
        string? normalised = ViewerAddress.NormaliseEntry((string)vector["typed"]!);
        Assert.Equal((string?)vector["normalised"], normalised);
        if (normalised is not null)
        {
            vector.AssertBytes("hash", ViewerAddress.Hash(key.Bytes, normalised));
            Assert.Equal(normalised, ViewerAddress.NormaliseEntry(normalised));
        }
    }
}
