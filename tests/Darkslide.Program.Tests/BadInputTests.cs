using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>What is wrong is said in one sentence with the next step, by the right code, and nothing that was there is lost.</summary>
public sealed class BadInputTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home home = new(server.Address);

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "notes.txt", "Dear diary"u8.ToArray(), "not a picture" },
        { "empty.jpg", [], "empty" },
        { "cut.jpg", Pictures.Photo()[..2_000], "cut off" },
        { "cut.png", Pictures.Noise(40, 40)[..900], "cut off" },
        { "huge.png", Pictures.Huge(), "400 million pixels" },
        { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "SVG" },
        { "page.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n"u8.ToArray(), "PDF" },
        { "phone.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "cut off" },
        { "drawing.psd", [.. "8BPS"u8, 0, 1], "Photoshop" },
    };

    public void Dispose() => home.Dispose();

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_no_clean_picture_stops_everything_before_anything_is_sent(string name, byte[] content, string sentencePart)
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        home.Write(name, content);
        int before = server.StoredFiles();

        Finished run = (await Run("send", "a.png", name, "--json")).Failed(6, sentencePart);
        Assert.Contains(name, run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.Equal(before, server.StoredFiles());
        Assert.Equal(content, File.ReadAllBytes(home.At(name)));

        (await Run("inspect", name)).Failed(6, sentencePart);
        (await Run("clean", name, "-o", "cleaned")).Failed(6, sentencePart);
        Assert.False(Directory.Exists(home.At("cleaned")) && Directory.EnumerateFileSystemEntries(home.At("cleaned")).Any());

        JsonElement sent = (await Run("send", "a.png", name, "--skip", "--json")).Well().Json();
        Assert.Equal(1, sent.GetProperty("pictures").GetInt32());
        Assert.Equal(name, Assert.Single(sent.GetProperty("skipped").EnumerateArray().ToArray()).GetProperty("path").GetString());
        (await Run("send", name, "--skip")).Failed(6, "None of the files");
    }

    [Fact]
    public async Task A_file_that_is_missing_or_no_file_is_6()
    {
        (await Run("send", "missing.jpg")).Failed(6, "missing.jpg");
        (await Run("inspect", "missing.jpg")).Failed(6, "missing.jpg");
        (await Run("send", "/dev/zero")).Failed(6, "empty");
        using Process made = Executable.StartOther(home, "mkfifo", "pipe.jpg");
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await Run("send", "pipe.jpg")).Failed(6, "empty");
        Directory.CreateDirectory(home.At("nothing"));
        (await Run("send", "nothing")).Failed(2, "no pictures");
    }

    [Theory]
    [InlineData("line\nbreak\u001b[2J.png")]
    [InlineData("right\u202Eto-left.png")]
    [InlineData("back\\slash.png")]
    [InlineData("CON.png")]
    [InlineData(" leading and trailing .png")]
    public async Task Kept_names_are_made_harmless(string name)
    {
        home.Write(name, Pictures.Noise(20, 20));
        JsonElement sent = (await Run("send", name, "--keep-names", "--json")).Well().Json();
        Finished got = (await Run("get", sent.GetProperty("links")[0].GetProperty("url").GetString()!, "-o", "out")).Well();

        string saved = Path.GetFileName(Assert.Single(Directory.GetFiles(home.At("out"))));
        Assert.DoesNotContain(saved, character => char.IsControl(character) || character is '\\' or '\u202E');
        Assert.DoesNotContain('\u001b', got.Output);
        Assert.EndsWith(".png", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_name_there_is_is_kept_within_bounds()
    {
        string name = new string('x', 251) + ".png";
        home.Write(name, Pictures.Noise(20, 20));
        JsonElement sent = (await Run("send", name, "--keep-names", "--json")).Well().Json();
        (await Run("get", sent.GetProperty("links")[0].GetProperty("url").GetString()!, "-o", "out")).Well();
        Assert.Single(Directory.GetFiles(home.At("out")));
    }

    [Fact]
    public async Task An_output_folder_that_can_not_be_written_to_costs_no_view()
    {
        JsonElement sent = await SendAsync("--views", "1");
        home.Write("file", "");
        (await GetAsync(sent, "file")).Failed(6, "can't be written");
        (await GetAsync(sent, "/proc/nowhere")).Failed(6, "can't be written");
        (await GetAsync(sent, "out")).Well();
    }

    [Fact]
    public async Task A_full_disk_leaves_no_part_and_the_same_view_goes_on()
    {
        home.Write("a.png", Pictures.Noise(300, 300));
        JsonElement sent = (await Run("send", "a.png", "--views", "1", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;

        // No file may grow beyond 40 KB: what a full disk says, without one.
        using Process limited = Executable.StartOther(home, "bash", "-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" get \"$1\" -o out", Executable.Path, link);
        string errors = await limited.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await limited.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(limited.ExitCode == 6, errors);
        Assert.Contains("can't be written", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(home.At("out")));
        (await Run("get", link, "-o", "out")).Well();
    }

    [Fact]
    public async Task Nobody_there_is_5()
    {
        using var nobody = new Home("http://127.0.0.1:9");
        nobody.Write("a.png", Pictures.Noise(20, 20));
        (await Executable.RunAsync(nobody, null, "send", "a.png")).Failed(5, "can't be reached");
        using var secret = Format.LinkSecret.Create();
        foreach (string origin in new[] { "http://127.0.0.1:9", "https://darkslide.invalid" })
        {
            string link = Format.LinkText.Url(new Uri(origin), Format.LinkKind.Viewing, secret);
            (await Executable.RunAsync(nobody, null, "get", link)).Failed(5, "can't be reached");
            string manage = Format.LinkText.Url(new Uri(origin), Format.LinkKind.Manage, secret);
            (await Executable.RunAsync(nobody, null, "status", manage)).Failed(5, "can't be reached");
            (await Executable.RunAsync(nobody, null, "revoke", manage)).Failed(5, "can't be reached");
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "not a Darkslide server")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "not a Darkslide server")]
    [InlineData("HTTP/1.1 200 OK\r\nDarkslide-Protocol: 1\r\nContent-Length: 4\r\n\r\n<p/>", "not a Darkslide server")]
    [InlineData("HTTP/1.1 200 OK\r\nDarkslide-Protocol: 2\r\nContent-Length: 2\r\n\r\n{}", "protocol version 2")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n", "another address")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n", "can't be reached")]
    public async Task Something_else_there_is_5(string answer, string sentencePart)
    {
        using var stranger = new Stranger(answer);
        using var visitor = new Home(stranger.Address);
        visitor.Write("a.png", Pictures.Noise(20, 20));
        visitor.Variables["DARKSLIDE_PATIENCE_SECONDS"] = "1";
        (await Executable.RunAsync(visitor, null, "send", "a.png")).Failed(5, sentencePart);
    }

    [Fact]
    public async Task A_port_in_use_and_a_data_folder_that_can_not_be_written_stop_a_server_with_a_sentence()
    {
        (await Run("serve", "--listen", server.Address["http://".Length..], "--data", "other")).Failed(1, "port");
        home.Write("file", "");
        (await Run("serve", "--listen", "127.0.0.1:0", "--data", "file")).Failed(1, "file");
        (await Run("serve", "--listen", "127.0.0.1:0", "--data", "/proc/nowhere")).Failed(1, "/proc/nowhere");
        (await Run("serve", "--listen", "127.0.0.1:0", "--data", server.DataFolder)).Failed(1, "");
        (await Run("serve", "--listen", "nonsense")).Failed(2, "nonsense");
    }

    private async Task<JsonElement> SendAsync(params string[] options)
    {
        home.Write("a.png", Pictures.Noise(20, 20));
        return (await Run(["send", "a.png", "--json", .. options])).Well().Json();
    }

    private Task<Finished> GetAsync(JsonElement sent, string folder) => Run("get", sent.GetProperty("links")[0].GetProperty("url").GetString()!, "-o", folder);

    private Task<Finished> Run(params string[] arguments) => Executable.RunAsync(home, null, arguments);

    /// <summary>Answers every connection with the same words, whatever it is asked.</summary>
    private sealed class Stranger : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Stranger(string answer)
        {
            listener.Start();
            _ = AnswerAsync(Encoding.ASCII.GetBytes(answer));
        }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        public void Dispose() => listener.Dispose();

        private async Task AnswerAsync(byte[] answer)
        {
            while (true)
            {
                using TcpClient visitor = await listener.AcceptTcpClientAsync();
                NetworkStream stream = visitor.GetStream();
                await stream.ReadAtLeastAsync(new byte[8_192], 1);
                await stream.WriteAsync(answer);
            }
        }
    }
}
