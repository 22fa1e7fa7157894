namespace Darkslide.Program.Tests;

/// <summary>Waits for what takes a moment.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> holds)
    {
        for (int attempt = 0; attempt < 2_000 && !holds(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }
}
