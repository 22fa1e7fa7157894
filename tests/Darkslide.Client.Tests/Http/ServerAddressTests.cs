using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Format;

namespace Darkslide.Client.Tests.Http;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("https://pictures.example.org")]
    [InlineData("https://pictures.example.org/")]
    [InlineData("https://pictures.example.org:8443")]
    [InlineData("http://127.0.0.1:8480")]
    [InlineData("http://[::1]:8480/")]
    public void An_origin_is_taken(string text) => Assert.Equal(new Uri(text), ServerAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("pictures.example.org")]
    [InlineData("127.0.0.1:8480")]
    [InlineData("ftp://pictures.example.org")]
    [InlineData("https://pictures.example.org/album")]
    [InlineData("https://pictures.example.org/?q")]
    [InlineData("https://pictures.example.org/v#abc")]
    [InlineData("https://me:secret@pictures.example.org")]
    [InlineData("file:///etc/passwd")]
    public void Anything_else_is_wrong_use(string text) => Assert.Throws<WrongUseException>(() => ServerAddress.Parse(text));

    [Fact]
    public void Plain_http_is_for_this_machine_only()
    {
        using var secret = LinkSecret.Create();
        using var client = new DarkslideClient();
        client.RequireLink(LinkText.Url(new Uri("http://localhost:8480"), LinkKind.Viewing, secret));
        client.RequireLink(LinkText.Url(new Uri("https://pictures.example.org"), LinkKind.Viewing, secret));
        string plain = LinkText.Url(new Uri("http://pictures.example.org"), LinkKind.Viewing, secret);
        Assert.Throws<WrongUseException>(() => client.RequireLink(plain));
        using var careless = new DarkslideClient(new ClientOptions { AllowPlainHttp = true });
        careless.RequireLink(plain);
    }
}
