namespace Darkslide.Program.Tests;

/// <summary>What is said before anything is done.</summary>
public sealed class UsageTests : IDisposable
{
    private const string Link = "http://127.0.0.1:9/v#AUhoNfSkR8OlA5TRS0SV4eNke1YZUacrLiR-";
    private readonly Home home = new();

    public static TheoryData<string> Commands => ["serve", "send", "get", "status", "revoke", "inspect", "clean", "unlock", "change", "shares", "passkey", "pass", "report", "reports", "take-down", "verify-page"];

    public void Dispose() => home.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself(string command)
    {
        Finished run = (await Run(command, "--help")).Well();
        Assert.Contains($"darkslide {command}", run.Output, StringComparison.Ordinal);
        Assert.Contains(command, (await Run("--help")).Well().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", (await Run("--version")).Well().Output);

    [Theory]
    [InlineData("nothing to do")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("send", "send")]
    [InlineData("get", "get")]
    [InlineData("--frobnicate", "send", "a.jpg", "--frobnicate")]
    [InlineData("5m to 90d", "send", "a.jpg", "--expires", "4m")]
    [InlineData("5m to 90d", "send", "a.jpg", "--expires", "91d")]
    [InlineData("5m to 90d", "send", "a.jpg", "--expires", "24")]
    [InlineData("5m to 90d", "send", "a.jpg", "--expires", "forever")]
    [InlineData("5m to 90d", "send", "a.jpg", "--expires", "-5m")]
    [InlineData("5m to 90d", "send", "a.jpg", "--expires", "99999999999d")]
    [InlineData("1 to 1,000", "send", "a.jpg", "--views", "0")]
    [InlineData("1 to 1,000", "send", "a.jpg", "--views", "1001")]
    [InlineData("1 to 1,000", "send", "a.jpg", "--views", "many")]
    [InlineData("a file and a text", "send", "a.png", "--caption", "no picture")]
    [InlineData("None of the files", "send", "a.png", "--caption", "b.png=words")]
    [InlineData("None of the files", "send", "a.png", "--cover", "b.png")]
    [InlineData("1 to 200 characters", "send", "a.png", "--from", "a\u202Eb")]
    [InlineData("{name}", "send", "a.png", "--watermark", "By {name}")]
    [InlineData("neither a text nor a logo", "send", "a.png", "--watermark", " ")]
    [InlineData("nothing to mark", "send", "a.png", "--watermark-size", "5")]
    [InlineData("tiled or corner", "send", "a.png", "--watermark", "mine", "--watermark-layout", "middle")]
    [InlineData("10 to 100", "send", "a.png", "--watermark", "mine", "--watermark-opacity", "9")]
    [InlineData("1 to 20", "send", "a.png", "--watermark", "mine", "--watermark-size", "21")]
    [InlineData("-90 to 90", "send", "a.png", "--watermark", "mine", "--watermark-angle", "91")]
    [InlineData("address", "send", "a.png", "--server", "pictures.example.org")]
    [InlineData("address", "send", "a.png", "--server", "http://127.0.0.1:9/album")]
    [InlineData("http://", "send", "a.png", "--server", "http://pictures.example.org")]
    [InlineData("recipient", "send", "a.png", "--to", "")]
    [InlineData("title", "send", "a.png", "--title", "")]
    [InlineData("database", "serve", "--database", "Host=db")]
    [InlineData("store", "serve", "--blobs", "s3://bucket")]
    [InlineData("--output", "clean", "a.png")]
    [InlineData("no Darkslide link", "get", "hello")]
    [InlineData("cut short", "get", "http://127.0.0.1:9/v#AUhoNfSkR8OlA5TRS0SV4eNke1YZUa")]
    [InlineData("cut short", "status", "http://127.0.0.1:9/m#AmPt")]
    [InlineData("damaged", "get", "http://127.0.0.1:9/v#AUhoNfSkR8OlA5TRS0SV4eNke1YZUacrLiR-AAAA")]
    [InlineData("not a viewing link", "get", "http://127.0.0.1:9/m#AmPtYVxP2DYHHSb9DwVuKXkmTx78uWQ-eLXz")]
    [InlineData("not a manage link", "revoke", "http://127.0.0.1:8599/v#AYU1M896geh8xi4MSKlnDDHH0BOBHtOec_Sn")]
    [InlineData("--expires", "change", "http://127.0.0.1:9/m#AmPtYVxP2DYHHSb9DwVuKXkmTx78uWQ-eLXz")]
    [InlineData("which shares", "shares", "forget")]
    [InlineData("an amount", "pass", "add", "Anna", "--bytes", "lots")]
    [InlineData("an amount", "pass", "add", "Anna", "--per-day", "0")]
    [InlineData("a time to come", "pass", "add", "Anna", "--until", "2020-01-01")]
    [InlineData("1 to 100 characters", "pass", "add", "")]
    [InlineData("not a pass", "pass", "use", "http://127.0.0.1:8599/v#AYU1M896geh8xi4MSKlnDDHH0BOBHtOec_Sn")]
    [InlineData("one place only", "pass", "list", "--data", "a", "--operator-key", "b")]
    public async Task Wrong_use_is_2(string sentencePart, params string[] arguments)
    {
        home.Write("a.png", Pictures.Noise(8, 8));
        Finished run = (await Run(arguments)).Failed(2, sentencePart);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_password_is_no_argument()
    {
        home.Write("a.png", Pictures.Noise(8, 8));
        (await Run("get", Link, "--password", "secret")).Failed(2, "password is never an argument");
        (await Run("send", "a.png", "--password=secret")).Failed(2, "password is never an argument");
    }

    [Fact]
    public async Task File_names_are_never_commands_to_the_parser()
    {
        home.Write("@list.png", Pictures.Noise(8, 8));
        home.Write("[suggest].png", Pictures.Noise(8, 8));
        home.Write("-rf.png", Pictures.Noise(8, 8));
        Finished run = (await Run("inspect", "--json", "@list.png", "[suggest].png", "--", "-rf.png")).Well();
        Assert.Equal(3, run.Json().GetProperty("files").GetArrayLength());
    }

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);
}
