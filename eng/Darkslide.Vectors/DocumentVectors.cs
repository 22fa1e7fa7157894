using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Writes vectors about JSON documents, sealed and not.</summary>
/// <param name="kind"><c>manifest</c>, <c>vault</c> or <c>picks</c>.</param>
/// <param name="good">A document that keeps every rule.</param>
internal sealed class DocumentVectors(BlobKind kind, Func<JsonObject> good)
{
    private readonly string word = kind.ToString().ToLowerInvariant();
    private readonly byte[] id = Fixed.Bytes(kind + " id", AssociatedData.IdLength);
    private readonly byte[] key = Fixed.Bytes(kind + " key", SecretKey.Length);

    private string Folder => word.EndsWith('s') ? word : word + "s";

    private string Invalid => "invalid-" + word;

    /// <summary>A good document with a change that leaves it good. <paramref name="read"/> is what a reader makes of it, if not the same.</summary>
    public Vector Accepts(string name, string what, Action<JsonObject> change, Action<JsonObject>? read = null)
    {
        var document = good();
        change(document);
        var result = good();
        (read ?? change)(result);
        return Vector(name, what, new JsonObject { ["json"] = Documents.Text(document) }, result);
    }

    /// <summary>A good document with a change that breaks a rule.</summary>
    public Vector Refuses(string name, string what, Action<JsonObject> change, string? error = null)
    {
        var document = good();
        change(document);
        return RefusesText(name, what, Documents.Text(document), error);
    }

    /// <summary>Any text, with so many spaces behind.</summary>
    public Vector RefusesText(string name, string what, string json, string? error = null, int spaces = 0)
    {
        var members = new JsonObject { ["json"] = json };
        if (spaces > 0) members["spaces"] = spaces;
        members["error"] = error ?? Invalid;
        return new Vector(Folder, word + "-json", name, what, members);
    }

    /// <summary>Any bytes that are no text.</summary>
    public Vector RefusesBytes(string name, string what, byte[] json) =>
        new(Folder, word + "-json", name, what, new JsonObject { ["jsonBytes"] = Fixed.Text(json), ["error"] = Invalid });

    /// <summary>A text that is read as <paramref name="change"/> makes the good document, with so many spaces behind.</summary>
    public Vector AcceptsText(string name, string what, string json, Action<JsonObject> change, int spaces = 0)
    {
        var members = new JsonObject { ["json"] = json };
        if (spaces > 0) members["spaces"] = spaces;
        var result = good();
        change(result);
        return Vector(name, what, members, result);
    }

    /// <summary>Sealed documents: framed rightly and wrongly.</summary>
    public IEnumerable<Vector> Sealed()
    {
        var json = Encoding.UTF8.GetBytes(Documents.Text(good()));
        var framed = FramedJson.Frame(json);
        yield return Opens("sealed", $"A sealed {word}", framed);
        yield return Fails("sealed-empty", "Nothing is inside", [], "bad-padding");
        yield return Fails("sealed-3-bytes", "Less than a length is inside", [0, 0, 0], "bad-padding");
        yield return Fails("sealed-length-too-long", "The length is more than there is", WithLength(framed, framed.Length - 3), "bad-padding");
        yield return Fails("sealed-length-huge", "The length is 2\u00B3\u00B2 \u2212 1", WithLength(framed, -1), "bad-padding");
        yield return Fails("sealed-length-too-short", "The length cuts the document off, and what is behind it is not zero", WithLength(framed, json.Length - 1), "bad-padding");
        yield return Fails("sealed-padding-missing", "No padding", framed[..(4 + json.Length)], "bad-padding");
        yield return Fails("sealed-padding-not-zero", "The last byte is not zero", [.. framed[..^1], 1], "bad-padding");
        yield return Fails("sealed-padding-long", "A zero too many", [.. framed, 0], "bad-padding");
        yield return Fails("sealed-length-0", "An empty document", FramedJson.Frame([]), Invalid);
        yield return Fails("sealed-invalid", "An invalid document", FramedJson.Frame("{}"u8), Invalid);
        yield return Fails("sealed-version-2", "A document of another version", FramedJson.Frame("{\"version\":2}"u8), "unknown-version");
        yield return Fails("sealed-other-key", "Another key", framed, "not-authentic", otherKey: true);
        yield return Fails("sealed-other-id", $"Another {(kind == BlobKind.Vault ? "share" : "link")}'s", framed, "not-authentic", otherId: true);
        yield return Fails("sealed-other-kind", "Sealed as another kind", framed, "not-authentic", otherKind: true);
    }

    private Vector Vector(string name, string what, JsonObject members, JsonObject result)
    {
        members["read"] = result;
        return new Vector(Folder, word + "-json", name, what, members);
    }

    private Vector Opens(string name, string what, byte[] plaintext)
    {
        var members = Members(name, plaintext, key, id, kind);
        members["read"] = good();
        return new Vector(Folder, word, name, what, members);
    }

    private Vector Fails(
        string name, string what, byte[] plaintext, string error, bool otherKey = false, bool otherId = false, bool otherKind = false)
    {
        var members = Members(
            name,
            plaintext,
            otherKey ? Fixed.Bytes("other key", 32) : key,
            otherId ? Fixed.Bytes("other id", 16) : id,
            otherKind ? BlobKind.Preview : kind);
        members["error"] = error;
        return new Vector(Folder, word, name, what, members);
    }

    private JsonObject Members(string name, byte[] plaintext, byte[] sealingKey, byte[] sealingId, BlobKind sealingKind)
    {
        using var sealing = new SecretKey(sealingKey);
        using var session = SealingSession.WithHeader(sealing, AssociatedData.For(sealingKind, sealingId), Fixed.Header($"{word} {name}"));
        return new JsonObject
        {
            ["key"] = Fixed.Text(key),
            ["id"] = Fixed.Text(id),
            ["sealed"] = Fixed.Text(SealedBytes.Seal(session, plaintext, plaintext.Length)),
        };
    }

    private static byte[] WithLength(byte[] framed, int length)
    {
        byte[] changed = [.. framed];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed, length);
        return changed;
    }
}
