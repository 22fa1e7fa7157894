using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Vectors;

namespace Darkslide.Format.Tests;

/// <summary>What vectors are made of.</summary>
internal static class VectorMembers
{
    public static byte[] Bytes(this JsonNode vector, string name) => Base64Url.DecodeFromChars((string)vector[name]!);

    public static SecretKey Key(this JsonNode vector, string name) => new(vector.Bytes(name));

    public static LinkSecret Secret(this JsonNode vector) => new(vector.Bytes("secret"));

    public static void AssertBytes(this JsonNode vector, string name, ReadOnlySpan<byte> bytes) =>
        Assert.Equal((string)vector[name]!, Base64Url.EncodeToString(bytes));

    public static void AssertDigest(this JsonNode digest, ReadOnlySpan<byte> bytes)
    {
        Assert.Equal((int)digest["length"]!, bytes.Length);
        digest.AssertBytes("sha256", SHA256.HashData(bytes));
        if (digest["bytes"] is not null) digest.AssertBytes("bytes", bytes);
    }
}

internal static class LinkRuns
{
    public static void Write(JsonNode vector)
    {
        using var secret = vector.Secret();
        Assert.Equal((string)vector["url"]!, LinkText.Url(new Uri((string)vector["origin"]!), Kind(vector, "type"), secret));
    }

    public static void Find(JsonNode vector)
    {
        using var found = LinkText.Find((string)vector["text"]!, Kind(vector, "expected"));
        Assert.Equal((string)vector["origin"]!, found.Origin.GetLeftPart(UriPartial.Authority));
        Assert.Equal(Kind(vector, "expected"), found.Kind);
        vector.AssertBytes("secret", found.Secret.Bytes);
    }

    public static void Read(JsonNode vector)
    {
        using var secret = LinkText.Read((string)vector["fragment"]!, Kind(vector, "expected"));
        vector.AssertBytes("secret", secret.Bytes);
    }

    private static LinkKind Kind(JsonNode vector, string name) =>
        Enum.Parse<LinkKind>((string)vector[name]!, ignoreCase: true);
}

internal static class KeyRuns
{
    public static void Viewing(JsonNode vector)
    {
        using var secret = vector.Secret();
        var parameters = vector["memoryKiB"] is null
            ? null
            : new PasswordParameters((long)vector["memoryKiB"]!, (long)vector["passes"]!);
        using var password = Typed(vector) is { } typed ? new Password(typed) : null;
        using var keys = ViewingKeys.Derive(secret, password, parameters);
        using var keyHalf = vector.Key("keyHalf");
        using var manifestKey = keys.ManifestKey(keyHalf);
        if (password is not null) vector.AssertBytes("passwordBytes", password.Utf8);
        vector.AssertBytes("locator", ViewingKeys.LocatorOf(secret));
        vector.AssertBytes("locator", keys.Locator.Span);
        vector.AssertBytes("access", keys.Access.Bytes);
        vector.AssertBytes("accessHash", keys.AccessHash.Span);
        vector.AssertBytes("linkKey", keys.LinkKey.Bytes);
        vector.AssertBytes("manifestKey", manifestKey.Bytes);
    }

    public static void Manage(JsonNode vector)
    {
        using var secret = vector.Secret();
        using var keys = ManageKeys.Derive(secret);
        vector.AssertBytes("shareId", keys.ShareId.Span);
        vector.AssertBytes("ownerToken", keys.OwnerToken.Bytes);
        vector.AssertBytes("ownerTokenHash", keys.OwnerTokenHash.Span);
        vector.AssertBytes("vaultKey", keys.VaultKey.Bytes);
    }

    public static void Pass(JsonNode vector)
    {
        using var secret = vector.Secret();
        using var keys = PassKeys.Derive(secret);
        vector.AssertBytes("passId", keys.PassId.Span);
        vector.AssertBytes("passToken", keys.PassToken.Bytes);
        vector.AssertBytes("passTokenHash", keys.PassTokenHash.Span);
    }

    private static string? Typed(JsonNode vector) =>
        vector["passwordUtf16"] is { } units
            ? new string([.. units.AsArray().Select(unit => (char)(int)unit!)])
            : (string?)vector["password"];
}

internal static class SealingRuns
{
    public static void Seal(JsonNode vector)
    {
        using var key = vector.Key("key");
        var plaintext = Fixed.Pattern((int)vector["plaintext"]!["length"]!);
        vector["plaintext"]!.AssertDigest(plaintext);
        using var session = SealingSession.WithHeader(key, vector.Bytes("associatedData"), vector.Bytes("header"));
        var sealedBytes = SealedBytes.Seal(session, plaintext, plaintext.Length);
        vector["sealed"]!.AssertDigest(sealedBytes);
        vector["plaintext"]!.AssertDigest(SealedBytes.Open(key, vector.Bytes("associatedData"), sealedBytes));
    }

    public static void Open(JsonNode vector)
    {
        using var key = vector.Key("key");
        var ad = vector.Bytes("associatedData");
        var sealedBytes = SealedRecipe.Build(vector["sealed"]!);
        if (vector["sealed"]!["sha256"] is not null) vector["sealed"]!.AssertDigest(sealedBytes);
        vector["plaintext"]!.AssertDigest(
            vector["length"] is { } length ? SealedBytes.Open(key, ad, sealedBytes, (long)length) : SealedBytes.Open(key, ad, sealedBytes));
    }
}

internal static class DocumentRuns
{
    public static void OpenManifest(JsonNode vector)
    {
        using var key = vector.Key("key");
        using var manifest = ManifestCodec.Open(vector.Bytes("sealed"), key, vector.Bytes("id"));
        AssertRead(vector, ManifestCodec.Write(manifest));
    }

    public static void ParseManifest(JsonNode vector)
    {
        using var manifest = ManifestCodec.Parse(Json(vector));
        AssertRead(vector, ManifestCodec.Write(manifest));
    }

    public static void OpenVault(JsonNode vector)
    {
        using var key = vector.Key("key");
        using var vault = VaultCodec.Open(vector.Bytes("sealed"), key, vector.Bytes("id"));
        AssertRead(vector, VaultCodec.Write(vault));
    }

    public static void ParseVault(JsonNode vector)
    {
        using var vault = VaultCodec.Parse(Json(vector));
        AssertRead(vector, VaultCodec.Write(vault));
    }

    public static void OpenPicks(JsonNode vector)
    {
        using var key = vector.Key("key");
        AssertRead(vector, PicksCodec.Write(PicksCodec.Open(vector.Bytes("sealed"), key, vector.Bytes("id"))));
    }

    public static void ParsePicks(JsonNode vector) => AssertRead(vector, PicksCodec.Write(PicksCodec.Parse(Json(vector))));

    public static void MergePicks(JsonNode vector)
    {
        var one = PicksCodec.Parse(Encoding.UTF8.GetBytes(vector["one"]!.ToJsonString()));
        var other = PicksCodec.Parse(Encoding.UTF8.GetBytes(vector["other"]!.ToJsonString()));
        foreach (var merged in new[] { PicksMerge.Of(one, other), PicksMerge.Of(other, one) })
        {
            using var written = PicksCodec.Write(merged);
            Assert.True(JsonNode.DeepEquals(vector["merged"], JsonNode.Parse(written.WrittenMemory.Span)));
        }
    }

    private static byte[] Json(JsonNode vector)
    {
        if (vector["jsonBytes"] is not null) return vector.Bytes("jsonBytes");
        var spaces = new byte[(int?)vector["spaces"] ?? 0];
        spaces.AsSpan().Fill((byte)' ');
        return [.. Encoding.UTF8.GetBytes((string)vector["json"]!), .. spaces];
    }

    private static void AssertRead(JsonNode vector, WipingBufferWriter written)
    {
        using var disposing = written;
        var read = JsonNode.Parse(written.WrittenMemory.Span);
        Assert.True(JsonNode.DeepEquals(vector["read"], read), $"{vector["read"]} was expected, read was {read}");
    }
}
