using Darkslide.Protocol;
using Darkslide.Server.Tests.Support;
using static Darkslide.Server.Tests.Support.PasskeyScene;

namespace Darkslide.Server.Tests;

/// <summary>Passkeys belong to the server's name: where it has none there are none, and those of another name are no use.</summary>
public sealed class PasskeyPlaceTests
{
    [Theory]
    [InlineData(null, "127.0.0.1:8480", false)]
    [InlineData(null, "[::1]:8480", false)]
    [InlineData(null, "localhost:8480", true)]
    [InlineData(null, "pictures.example.org", true)]
    [InlineData("http://pictures.example.org", "localhost:8480", false)]
    [InlineData("https://192.0.2.7", "localhost:8480", false)]
    [InlineData("https://pictures.example.org", "127.0.0.1:8480", true)]
    public async Task Passkeys_are_offered_where_they_can_belong_to_a_name(string? origin, string host, bool offered)
    {
        await using TestServer server = await Named(options => options.PublicOrigin = origin);
        server.Http.DefaultRequestHeaders.Host = host;
        Assert.Contains(offered ? "\"passkeys\":true" : "\"passkeys\":false", await server.Http.GetStringAsync(Routes.Server), StringComparison.Ordinal);
        var owner = new Owner(server);
        await owner.Draft(1, 300);
        using HttpResponseMessage added = await owner.SendLink(new TestLink(() => server.Http), new AddLinkTo { Passkey = true, Blobs = [0] });
        Assert.Equal(offered ? null : ProblemCodes.PasskeysNotOffered, added.IsSuccessStatusCode ? null : await TestLink.Code(added));
    }

    [Theory]
    [InlineData("localhost:8480", "http://localhost:8480", "localhost", true)]
    [InlineData("localhost:8480", "https://localhost:8480", "localhost", true)]
    [InlineData("localhost:8480", "http://localhost:8481", "localhost", false)]
    [InlineData("pictures.example.org", "https://pictures.example.org", "pictures.example.org", true)]
    [InlineData("pictures.example.org", "https://pictures.example.org", "example.org", false)]
    [InlineData("pictures.example.org", "http://pictures.example.org", "pictures.example.org", false)]
    [InlineData("pictures.example.org", "https://example.org", "pictures.example.org", false)]
    public async Task Without_a_public_origin_an_answer_must_be_of_the_host_that_it_is_sent_to(string host, string origin, string name, bool isLetIn)
    {
        await using TestServer server = await Named(options => options.PublicOrigin = null);
        server.Http.DefaultRequestHeaders.Host = host;
        (Owner _, TestLink link) = await Wanting(server);
        using TestPasskey passkey = new(server) { At = origin, Name = name };
        Assert.Equal(isLetIn ? null : ProblemCodes.WrongPasskey, await passkey.Refusal(link));
    }
}
