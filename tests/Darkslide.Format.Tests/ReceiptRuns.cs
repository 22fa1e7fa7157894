using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Protocol;

namespace Darkslide.Format.Tests;

internal static class ReceiptRuns
{
    public static void Verify(JsonNode vector)
    {
        byte[] receipt = Encoding.UTF8.GetBytes((string)vector["receipt"]!);
        vector.AssertBytes("signed", ReceiptSigning.Text(receipt));
        vector.AssertBytes("share", ReceiptSigning.ShareHash(vector.Bytes("shareId")));
        Assert.Equal((bool)vector["right"]!, ReceiptSigning.IsSigned(receipt, vector.Bytes("signature"), vector.Bytes("key")));
    }
}
