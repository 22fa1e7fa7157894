using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Darkslide.Protocol;
using Darkslide.Server.Problems;
using Darkslide.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Darkslide.Server.Tests.Contract;

/// <summary>spec/openapi.json and the code say the same. What the server really answers is held against it by every test (ContractCheck).</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_is_what_the_routes_say()
    {
        await using TestServer server = await TestServer.Start();
        string written = await File.ReadAllTextAsync(OpenApiDocument.PathInRepository);
        Assert.True(
            OpenApiDocument.Write(Endpoints(server)) == written,
            "spec/openapi.json is not what the routes say. Look whether the change is meant, then run Darkslide.Server.Tests --write-openapi.");
        Assert.Equal(written, await server.Http.GetStringAsync("/openapi.json"));
    }

    [Fact]
    public async Task Every_address_of_the_protocol_is_there_and_no_other()
    {
        await using TestServer server = await TestServer.Start();
        string[] protocol = [.. typeof(Routes).GetFields().Select(field => (string)field.GetRawConstantValue()!)];
        string[] routed = [.. Endpoints(server).Select(endpoint => endpoint.RoutePattern.RawText!).Where(route => route.StartsWith("/api/", StringComparison.Ordinal)).Distinct()];
        Assert.Equal(protocol.Order(StringComparer.Ordinal), routed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_problem_of_the_protocol_is_there_and_no_other()
    {
        string protocol = File.ReadAllText(Path.Combine(Path.GetDirectoryName(OpenApiDocument.PathInRepository)!, "PROTOCOL.md"));
        string section = protocol[protocol.IndexOf("## 6.", StringComparison.Ordinal)..protocol.IndexOf("## 7.", StringComparison.Ordinal)];
        var told = Regex.Matches(section, @"^\| `([a-z-]+)` \| (\d+) \|", RegexOptions.Multiline).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");
        var table = ProblemTable.Rows.Values.Select(row => $"{row.Code} {row.Status}");
        var constants = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.Name != nameof(ProblemCodes.TypePrefix))
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(told.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
        Assert.Equal(constants.Order(StringComparer.Ordinal), ProblemTable.Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_problem_can_be_answered_somewhere()
    {
        string[] anywhere = [ProblemCodes.NoSuchAddress, ProblemCodes.WrongMethod];
        string document = File.ReadAllText(OpenApiDocument.PathInRepository);
        Assert.All(ProblemTable.Rows.Keys.Except(anywhere), code => Assert.Contains($"\"{code}\"", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(OpenApiDocument.PathInRepository))!;
        var references = Regex.Matches(document.ToJsonString(), "\"#/components/([a-z]+)/([A-Za-z.-]+)\"").Select(found => (Kind: found.Groups[1].Value, Name: found.Groups[2].Value)).Distinct().ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(document["components"]![reference.Kind]![reference.Name]));
    }

    internal static List<RouteEndpoint> Endpoints(TestServer server)
        => [.. server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()];
}
