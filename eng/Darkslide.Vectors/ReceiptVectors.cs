using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Darkslide.Vectors;

/// <summary>What servers sign when a share has ended (PROTOCOL.md, section 5.15). Signatures differ every time they are made: this one was made once, by a key that nobody has kept.</summary>
internal static class ReceiptVectors
{
    private const string Key = "BPayLb2fhKUtuXRw5VzKBXmZ1PGJZyA3p4CDTmt6znlpgrgvutOi9oR4n6KwyAnp0BKdA0mpMpulUeyW1QfTkvA";
    private const string Signature = "lRHQohBdN2I2trxpEd1hXJ5V5Wej5K2cwfbGoecthob1wm-UPIrnk-lDE3_-cAyoXwkT5ENjZC7Od1wt_h_m7w";

    private const string Receipt = """
        {"version":1,"share":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","created":"2026-11-23T10:00:00Z","ended":"2026-11-24T10:00:00Z","destroyed":"2026-11-24T10:00:00Z","links":[{"number":0,"reason":"expired","ended":"2026-11-24T10:00:00Z"}],"keyHalves":1,"blobs":{"count":3,"bytes":4096},"events":{"count":2,"head":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},"made":"2026-11-24T10:01:00Z"}
        """;

    private static readonly byte[] ShareId = Fixed.Bytes("receipt share", 16);

    public static IEnumerable<Vector> Make()
    {
        byte[] signature = Base64Url.DecodeFromChars(Signature);
        yield return Signed("right", "A server's receipt", Receipt, signature, Key, isRight: true);
        yield return Signed("other-time", "The same, with another time in it", Receipt.Replace("10:01", "10:02", StringComparison.Ordinal), signature, Key, isRight: false);
        yield return Signed("written-anew", "The same content in other bytes: what was signed are bytes", Receipt.Replace(",\"ended\"", ", \"ended\"", StringComparison.Ordinal), signature, Key, isRight: false);
        yield return Signed("swapped", "r and s the other way round", Receipt, [.. signature[32..], .. signature[..32]], Key, isRight: false);
        yield return Signed("no-point", "A key that is no point of the curve", Receipt, signature, Fixed.Text([4, .. new byte[64]]), isRight: false);
    }

    private static Vector Signed(string name, string what, string receipt, byte[] signature, string key, bool isRight) => new("receipts", "receipt", name, what, new JsonObject
    {
        ["receipt"] = receipt,
        ["signature"] = Fixed.Text(signature),
        ["key"] = key,
        ["signed"] = Fixed.Text([.. Encoding.ASCII.GetBytes("darkslide receipt"), .. Encoding.UTF8.GetBytes(receipt)]),
        ["right"] = isRight,
        ["shareId"] = Fixed.Text(ShareId),
        ["share"] = Fixed.Text(System.Security.Cryptography.SHA256.HashData([.. Encoding.ASCII.GetBytes("darkslide receipt share"), .. ShareId])),
    });
}
