using Darkslide.Server.Clock;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Parts;

/// <summary>What is refused follows the wall clock; what is destroyed waits until it is certain.</summary>
public sealed class DeadlineClockTests
{
    private readonly TestClock wall = new();
    private readonly List<string> warnings = [];
    private readonly DeadlineClock clock;
    private readonly DateTimeOffset start;

    public DeadlineClockTests()
    {
        clock = new DeadlineClock(wall, warnings.Add);
        start = wall.GetUtcNow();
    }

    [Fact]
    public void Both_readings_follow_a_steady_clock()
    {
        wall.Advance(TimeSpan.FromDays(40));
        Assert.Equal((start.AddDays(40), start.AddDays(40)), (clock.Now, clock.Certain));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Neither_runs_backwards_when_the_clock_is_set_back()
    {
        wall.Advance(TimeSpan.FromHours(1));
        Assert.Equal(start.AddHours(1), clock.Now);
        wall.Leap(TimeSpan.FromDays(-2));
        wall.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((start.AddHours(1).AddSeconds(5), start.AddHours(1).AddSeconds(5)), (clock.Now, clock.Certain));
        Assert.Single(warnings);
    }

    [Fact]
    public void A_leap_ahead_is_refused_by_at_once_and_destroyed_by_after_ten_steady_minutes()
    {
        wall.Leap(TimeSpan.FromDays(30));
        Assert.Equal((start.AddDays(30), start), (clock.Now, clock.Certain));
        wall.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.True(clock.Certain < start.AddMinutes(10));
        wall.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(start.AddDays(30).AddMinutes(10), clock.Certain);
        Assert.Single(warnings);
    }

    [Fact]
    public void A_leap_that_is_taken_back_is_forgotten()
    {
        wall.Leap(TimeSpan.FromDays(30));
        Assert.Equal(start.AddDays(30), clock.Now);
        wall.Advance(TimeSpan.FromMinutes(9));
        wall.Leap(TimeSpan.FromDays(-30));
        Assert.Equal((start.AddMinutes(9), start.AddMinutes(9)), (clock.Now, clock.Certain));
    }

    [Fact]
    public void Another_leap_within_the_ten_minutes_begins_them_anew()
    {
        wall.Leap(TimeSpan.FromDays(30));
        Assert.Equal(start.AddDays(30), clock.Now);
        wall.Advance(TimeSpan.FromMinutes(9));
        wall.Leap(TimeSpan.FromDays(300));
        Assert.Equal(start.AddMinutes(9), clock.Certain);
        wall.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(start.AddMinutes(18), clock.Certain);
        wall.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(start.AddDays(330).AddMinutes(19), clock.Certain);
    }

    [Fact]
    public void Small_corrections_are_followed_without_a_word()
    {
        wall.Leap(TimeSpan.FromSeconds(59));
        Assert.Equal((start.AddSeconds(59), start.AddSeconds(59)), (clock.Now, clock.Certain));
        Assert.Empty(warnings);
    }
}
