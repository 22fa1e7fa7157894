using Microsoft.Extensions.Time.Testing;

namespace Darkslide.Server.Tests.Support;

/// <summary>A clock that tests turn; its wall can leap without the monotonic part.</summary>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero))
{
    private TimeSpan leap;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + leap;

    // The base class makes it from GetUtcNow, which would let it leap too.
    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public void Leap(TimeSpan by) => leap += by;
}
