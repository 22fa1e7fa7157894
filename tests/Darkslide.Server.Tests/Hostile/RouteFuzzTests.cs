using System.Globalization;
using Darkslide.Server.Tests.Callers;
using Darkslide.Server.Tests.Support;
using Xunit.Sdk;

#pragma warning disable RS0030 // A seed gives the same requests again, which the cryptographic generator can't; no id or key is made of it.

namespace Darkslide.Server.Tests.Hostile;

/// <summary>
/// Every address of the OpenAPI document, asked in ways that are nearly right, as everybody. Each answer is one that the document
/// knows (ContractCheck), none is a fault, and the server goes on.
/// </summary>
public sealed class RouteFuzzTests
{
    /// <summary>Of each address and caller. <c>DARKSLIDE_FUZZ_ROUTES</c> asks for more.</summary>
    private static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("DARKSLIDE_FUZZ_ROUTES") ?? "8", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nearly_right_requests_are_answered_as_the_document_says_and_never_by_a_fault()
    {
        int seed = int.Parse(Environment.GetEnvironmentVariable("DARKSLIDE_FUZZ_SEED") ?? Random.Shared.Next().ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var random = new Random(seed);
        var mutation = new RequestMutation(random);
        await using TestServer server = await CallerTable.Start();
        int asked = 0;
        foreach (CallerRow row in CallerRows.All)
        {
            CallerScene scene = await CallerScene.Set(server);
            foreach (CallerKind caller in Enum.GetValues<CallerKind>())
            {
                for (int time = 0; time < Requests; time++, asked++)
                {
                    await Ask(server, mutation, row, scene, caller, seed);
                }
            }
        }

        Assert.True(asked >= CallerRows.All.Count * Requests, "Hardly anything was asked.");
        Assert.DoesNotContain("request failed", server.Log, StringComparison.OrdinalIgnoreCase);
        using HttpResponseMessage healthy = await server.Http.GetAsync("/readyz");
        Assert.Equal(200, (int)healthy.StatusCode);
    }

    private static async Task Ask(TestServer server, RequestMutation mutation, CallerRow row, CallerScene scene, CallerKind caller, int seed)
    {
        using HttpRequestMessage request = row.Make(scene, caller);
        scene.Prove(caller, request, row.NamesItself);
        await mutation.Apply(request);
        string sent = await RequestMutation.Describe(request);
        try
        {
            using HttpResponseMessage answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if ((int)answer.StatusCode >= 500)
            {
                throw new XunitException($"A fault: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
        catch (Exception e) when (e is XunitException or HttpRequestException or System.Text.Json.JsonException or FormatException)
        {
            throw new XunitException($"DARKSLIDE_FUZZ_SEED={seed}, as {caller}: {e.Message}\n{sent}\n{server.Log}");
        }
    }
}
