using System.Text.Json.Nodes;
using Darkslide.Format;

namespace Darkslide.Vectors;

/// <summary>Key schedules and passwords (FORMAT.md, section 3).</summary>
internal static class KeyVectors
{
    public static IEnumerable<Vector> Make() => [.. Keys(), .. Passwords(), .. Parameters()];

    private static IEnumerable<Vector> Keys()
    {
        yield return Viewing("viewing", "A viewing link without a password", null);
        yield return Viewing("viewing-zeros", "Secret and key half of zeros", null, new byte[24], new byte[32]);
        yield return Viewing("viewing-password", "A password with the default parameters", "correct horse battery staple", memory: 65_536, passes: 3);
        yield return Viewing("viewing-password-floor", "A password with the least parameters", "correct horse battery staple");
        yield return Manage();
        yield return Pass();
    }

    private static IEnumerable<Vector> Passwords()
    {
        const string same = "; the keys are those of password-composed";
        yield return Viewing("password-composed", "Accents in composed form", "\u00E9t\u00E9 \u1E69 \uAC01");
        yield return Viewing("password-decomposed", "Accents in decomposed form" + same, "e\u0301te\u0301 s\u0307\u0323 \u1100\u1161\u11A8");
        yield return Viewing("password-mixed", "Accents in another order" + same, "\u00E9te\u0301 \u1E63\u0307 \uAC00\u11A8");
        yield return Viewing("password-spaces", "Nothing is trimmed", " a ");
        yield return Viewing("password-compatibility", "NFC, not NFKC: the ligature stays", "\uFB01sh \u2460");
        yield return Viewing("password-excluded", "A composition exclusion: one character becomes three", "\uFB2C");
        yield return Viewing("password-noncharacter", "A noncharacter is a scalar value", "a\uFFFEe\u0301");
        yield return Viewing("password-emoji", "Scalar values beyond U+FFFF", "\U0001F5BC\uFE0F\U0001F468\u200D\U0001F469");
        yield return Viewing("password-longest", "1,024 scalar values of four bytes", string.Concat(Enumerable.Repeat("\U0001F511", 1_024)));
        yield return Viewing("password-longest-decomposed", "2,048 that become 1,024", string.Concat(Enumerable.Repeat("e\u0301", 1_024)));
        yield return Refused("password-empty", "No character", "", "empty-password");
        yield return Refused("password-long", "1,025 scalar values", new string('a', 1_025), "long-password");
        yield return Refused("password-long-composed", "342 that become 1,026", new string('\uFB2C', 342), "long-password");
        yield return Refused("password-10000", "10,000 scalar values", new string('x', 10_000), "long-password");
        yield return Malformed("password-lone-high", "A lone high surrogate", [0x61, 0xD83D, 0x62]);
        yield return Malformed("password-lone-low", "A lone low surrogate", [0xDD11]);
        yield return Malformed("password-swapped-pair", "A surrogate pair the wrong way round", [0xDD11, 0xD83D]);
    }

    private static IEnumerable<Vector> Parameters()
    {
        const string weak = "weak-password-parameters", costly = "costly-password-parameters";
        yield return Refused("parameters-memory-low", "One KiB below the floor", "a", weak, PasswordParameters.FloorMemoryKiB - 1);
        yield return Refused("parameters-passes-low", "One pass", "a", weak, passes: PasswordParameters.FloorPasses - 1);
        yield return Refused("parameters-zero", "Zeros", "a", weak, 0, 0);
        yield return Refused("parameters-negative", "A negative number", "a", weak, -65_536);
        yield return Refused("parameters-memory-high", "One KiB above the ceiling", "a", costly, PasswordParameters.CeilingMemoryKiB + 1);
        yield return Refused("parameters-passes-high", "One pass too many", "a", costly, passes: PasswordParameters.CeilingPasses + 1);
        yield return Refused("parameters-low-and-high", "Weakness is told first", "a", weak, PasswordParameters.CeilingMemoryKiB + 1, 1);
    }

    private static Vector Viewing(
        string name,
        string what,
        string? password,
        byte[]? secretBytes = null,
        byte[]? keyHalfBytes = null,
        int memory = PasswordParameters.FloorMemoryKiB,
        int passes = PasswordParameters.FloorPasses)
    {
        using var secret = new LinkSecret(secretBytes ?? Fixed.Bytes("link secret", LinkSecret.Length));
        using var keyHalf = new SecretKey(keyHalfBytes ?? Fixed.Bytes("key half", SecretKey.Length));
        using var prk = KeySchedule.Extract("darkslide/link/v1"u8, secret.Bytes);
        using var typed = password is null ? null : new Password(password);
        var parameters = new PasswordParameters(memory, passes);
        using var keys = ViewingKeys.Derive(secret, typed, parameters);
        using var manifestKey = keys.ManifestKey(keyHalf);
        var members = new JsonObject { ["secret"] = Fixed.Text(secret.Bytes), ["password"] = password, ["keyHalf"] = Fixed.Text(keyHalf.Bytes) };
        if (typed is not null) AddPassword(members, prk, typed, parameters);
        members["prk"] = Fixed.Text(prk.Bytes);
        members["locator"] = Fixed.Text(keys.Locator.Span);
        members["access"] = Fixed.Text(keys.Access.Bytes);
        members["accessHash"] = Fixed.Text(keys.AccessHash.Span);
        members["linkKey"] = Fixed.Text(keys.LinkKey.Bytes);
        members["manifestKey"] = Fixed.Text(manifestKey.Bytes);
        return new Vector("keys", "viewing-keys", name, what, members);
    }

    private static void AddPassword(JsonObject members, SecretKey prk, Password typed, PasswordParameters parameters)
    {
        var salt = KeySchedule.Expand16(prk, "argon2id salt"u8);
        using var stretched = KeySchedule.Argon2id(typed, salt, parameters);
        members["memoryKiB"] = parameters.MemoryKiB;
        members["passes"] = parameters.Passes;
        members["passwordBytes"] = Fixed.Text(typed.Utf8);
        members["salt"] = Fixed.Text(salt);
        members["argon2id"] = Fixed.Text(stretched.Bytes);
    }

    private static Vector Refused(
        string name, string what, string password, string error, long memory = PasswordParameters.FloorMemoryKiB, long passes = PasswordParameters.FloorPasses) =>
        Refused(name, what, "password", password, error, memory, passes);

    // JSON readers differ in what they make of a lone surrogate, so these stand as UTF-16 code units.
    private static Vector Malformed(string name, string what, int[] units) =>
        Refused(name, what, "passwordUtf16", new JsonArray([.. units.Select(unit => JsonValue.Create(unit))]), "malformed-password", PasswordParameters.FloorMemoryKiB, PasswordParameters.FloorPasses);

    private static Vector Refused(string name, string what, string member, JsonNode password, string error, long memory, long passes) =>
        new("keys", "viewing-keys", name, what, new JsonObject
        {
            ["secret"] = Fixed.Text(Fixed.Bytes("link secret", LinkSecret.Length)),
            [member] = password,
            ["memoryKiB"] = memory,
            ["passes"] = passes,
            ["error"] = error,
        });

    private static Vector Manage()
    {
        using var secret = Fixed.Secret("link secret");
        using var keys = ManageKeys.Derive(secret);
        return new Vector("keys", "manage-keys", "manage", "A manage link; the secret is that of viewing, the keys have nothing in common", new JsonObject
        {
            ["secret"] = Fixed.Text(secret.Bytes),
            ["shareId"] = Fixed.Text(keys.ShareId.Span),
            ["ownerToken"] = Fixed.Text(keys.OwnerToken.Bytes),
            ["ownerTokenHash"] = Fixed.Text(keys.OwnerTokenHash.Span),
            ["vaultKey"] = Fixed.Text(keys.VaultKey.Bytes),
        });
    }

    private static Vector Pass()
    {
        using var secret = Fixed.Secret("link secret");
        using var keys = PassKeys.Derive(secret);
        return new Vector("keys", "pass-keys", "pass", "A pass; the secret is that of viewing, the keys have nothing in common", new JsonObject
        {
            ["secret"] = Fixed.Text(secret.Bytes),
            ["passId"] = Fixed.Text(keys.PassId.Span),
            ["passToken"] = Fixed.Text(keys.PassToken.Bytes),
            ["passTokenHash"] = Fixed.Text(keys.PassTokenHash.Span),
        });
    }
}
