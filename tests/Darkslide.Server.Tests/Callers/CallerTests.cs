using Darkslide.Server.Http;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Callers;

/// <summary>Every route by every kind of caller: exactly those succeed who may.</summary>
public sealed class CallerTests
{
    /// <summary>Refusals that say something of the caller. Any other would mean that the request was wrong, and the cell proves nothing.</summary>
    private static readonly string[] OfTheCaller =
        ["403 not-owner", "404 link-unavailable", "403 not-operator", "403 sending-closed", "403 pass-stopped", "404 no-such-upload", "403 wrong-password", "403", "404"];

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        await using TestServer server = await CallerTable.Start();
        Assert.Equal(CallerTable.Routes(server).Select(each => each.Route).Order(StringComparer.Ordinal), CallerRows.All.Select(row => row.Route).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Exactly_those_succeed_who_may_and_the_written_table_says_so()
    {
        await using TestServer server = await CallerTable.Start();
        Dictionary<string, string[]> table = await CallerTable.Run(server);
        Dictionary<string, CallerRow> rows = CallerRows.All.ToDictionary(row => row.Route);
        var wrong = new List<string>();
        foreach ((string route, Caller facts) in CallerTable.Routes(server))
        {
            CallerKind[] allowed = [.. rows[route].Allowed(facts)];
            foreach (CallerKind caller in Enum.GetValues<CallerKind>())
            {
                string cell = table[route][(int)caller];
                bool isRight = allowed.Contains(caller) ? cell == CallerTable.Succeeds : OfTheCaller.Contains(cell);
                if (!isRight)
                {
                    wrong.Add($"{route} as {caller}: {cell}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(
            CallerTable.Write(table) == await File.ReadAllTextAsync(CallerTable.PathInRepository),
            "spec/CALLERS.md is not what the server does. Look whether the change is meant, then run Darkslide.Server.Tests --write-callers.");
    }
}
