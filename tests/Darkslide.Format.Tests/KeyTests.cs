namespace Darkslide.Format.Tests;

public sealed class KeyTests
{
    private static readonly PasswordParameters Floor = new(PasswordParameters.FloorMemoryKiB, PasswordParameters.FloorPasses);

    [Fact]
    public void The_locator_needs_no_password()
    {
        using var secret = LinkSecret.Create();
        using var password = new Password("correct horse");
        using var keys = ViewingKeys.Derive(secret, password, Floor);
        using var open = ViewingKeys.Derive(secret);
        Assert.Equal(ViewingKeys.LocatorOf(secret), keys.Locator.ToArray());
        Assert.Equal(open.Locator.ToArray(), keys.Locator.ToArray());
        Assert.False(open.Access.Matches(keys.Access.Bytes));
        Assert.False(open.LinkKey.Matches(keys.LinkKey.Bytes));
    }

    [Fact]
    public void The_manifest_key_needs_both_halves()
    {
        using var secret = LinkSecret.Create();
        using var keys = ViewingKeys.Derive(secret);
        using var half = SecretKey.Create();
        using var other = SecretKey.Create();
        using var key = keys.ManifestKey(half);
        using var again = ViewingKeys.ManifestKey(keys.LinkKey, half);
        using var different = keys.ManifestKey(other);
        Assert.True(key.Matches(again.Bytes));
        Assert.False(key.Matches(different.Bytes));
    }

    [Theory]
    [InlineData(19_455, 2, FormatError.WeakPasswordParameters)]
    [InlineData(19_456, 1, FormatError.WeakPasswordParameters)]
    [InlineData(-1, 2, FormatError.WeakPasswordParameters)]
    [InlineData(1_048_577, 2, FormatError.CostlyPasswordParameters)]
    [InlineData(19_456, 17, FormatError.CostlyPasswordParameters)]
    [InlineData(long.MaxValue, long.MaxValue, FormatError.CostlyPasswordParameters)]
    [InlineData(1_048_577, 1, FormatError.WeakPasswordParameters)]
    public void Parameters_have_a_floor_and_a_ceiling(long memory, long passes, FormatError error)
    {
        Assert.Equal(error, Samples.Fails(() => _ = new PasswordParameters(memory, passes)));
    }

    [Fact]
    public void Passwords_are_the_same_however_they_are_composed()
    {
        using var composed = new Password("\u00e9\uFFFE\u1E69");
        using var decomposed = new Password("e\u0301\uFFFEs\u0307\u0323");
        Assert.Equal(composed.Utf8.ToArray(), decomposed.Utf8.ToArray());
    }

    [Fact]
    public void Passwords_have_limits()
    {
        Assert.Equal(FormatError.EmptyPassword, Samples.Fails(() => _ = new Password("")));
        Assert.Equal(FormatError.MalformedPassword, Samples.Fails(() => _ = new Password("a\ud800b")));
        Assert.Equal(FormatError.LongPassword, Samples.Fails(() => _ = new Password(new string('a', 1_025))));
        Assert.Equal(FormatError.LongPassword, Samples.Fails(() => _ = new Password(new string('a', 1_000_000))));
        using var longest = new Password(string.Concat(Enumerable.Repeat("😀", 1_024)));
        Assert.Equal(4_096, longest.Utf8.Length);

        // 1,024 letters with an accent each are 2,048 code points before NFC and 1,024 after it; U+FB2C becomes three.
        using var shrinks = new Password(string.Concat(Enumerable.Repeat("e\u0301", 1_024)));
        Assert.Equal(2_048, shrinks.Utf8.Length);
        Assert.Equal(FormatError.LongPassword, Samples.Fails(() => _ = new Password(new string('\uFB2C', 1_024))));
        Assert.Equal(nameof(Password), shrinks.ToString());
    }

    [Fact]
    public void A_key_that_was_disposed_of_gives_nothing()
    {
        var key = SecretKey.Create();
        key.Dispose();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Matches([]));
        Assert.Equal(nameof(SecretKey), key.ToString());
    }
}
