using System.Text.Json;

namespace Darkslide.Program.Tests;

/// <summary>Links that open on certain devices only: each home folder is a device.</summary>
public sealed class DeviceTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly Home sender = new(server.Address), first = new(server.Address), second = new(server.Address);

    public void Dispose()
    {
        sender.Dispose();
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task A_second_device_gets_in_when_the_sender_allows_it_and_not_before()
    {
        sender.Write("a.png", Pictures.Noise(20, 20));
        JsonElement sent = (await Run(sender, "send", "a.png", "--devices", "1", "--to", "Anna", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!, manage = sent.GetProperty("manage").GetString()!;
        (await Run(first, "get", link, "-o", "out")).Well();
        (await Run(first, "get", link, "-o", "again", "--no-history")).Well();
        (await Run(second, "get", link, "-o", "out")).Failed(7, "already opened on another device");
        Assert.Empty(Directory.GetFiles(second.At("out")));

        JsonElement devices = (await Run(sender, "status", manage, "--json")).Well().Json().GetProperty("links")[0].GetProperty("devices");
        Assert.Equal((1, 1), (devices.GetProperty("limit").GetInt32(), devices.GetProperty("used").GetArrayLength()));
        string status = (await Run(sender, "status", manage)).Well().Output;
        Assert.Contains("on 1 of 1 device", status, StringComparison.Ordinal);
        Assert.Contains("device 1, last opened", status, StringComparison.Ordinal);

        JsonElement allowed = (await Run(sender, "device", "allow", manage, "--to", "Anna", "--json")).Well().Json();
        Assert.Equal(2, allowed.GetProperty("allowed").GetProperty("limit").GetInt32());
        (await Run(second, "get", link, "-o", "out2")).Well();
        (await Run(sender, "device", "free", manage)).Failed(2, "2 devices");
        (await Run(sender, "device", "free", manage, "--device", "3")).Failed(2, "no device 3");
        JsonElement freed = (await Run(sender, "device", "free", manage, "--device", "1", "--json")).Well().Json();
        Assert.Equal(1, freed.GetProperty("freed").GetProperty("device").GetInt32());
        // It takes the free place again, and with that both are taken.
        (await Run(first, "get", link, "-o", "out3")).Well();
        (await Run(sender, "get", link, "-o", "out")).Failed(7, "another device");
    }

    [Fact]
    public async Task The_key_is_a_file_of_its_holders_alone_and_whoever_has_it_is_the_device()
    {
        sender.Write("a.png", Pictures.Noise(20, 20));
        JsonElement sent = (await Run(sender, "send", "a.png", "--devices", "1", "--json")).Well().Json();
        string link = sent.GetProperty("links")[0].GetProperty("url").GetString()!;
        (await Run(first, "get", link, "-o", "out", "--device-key", first.At("key.pem"))).Well();
        Assert.False(Directory.Exists(first.At(".config")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.At("key.pem")));
        }

        (await Run(first, "get", link, "-o", "out2")).Failed(7, "another device");
        string kept = Assert.Single(Directory.GetFiles(first.At(".config/darkslide/devices")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
        }

        File.Copy(first.At("key.pem"), second.At("moved.pem"));
        (await Run(second, "get", link, "-o", "out", "--device-key", second.At("moved.pem"))).Well();
        second.Write("broken.pem", "no key");
        (await Run(second, "get", link, "-o", "out2", "--device-key", second.At("broken.pem"))).Failed(6, "broken.pem");
    }

    [Fact]
    public async Task Numbers_that_no_link_can_have_are_refused_before_anything_is_sent()
    {
        sender.Write("a.png", Pictures.Noise(20, 20));
        (await Run(sender, "send", "a.png", "--devices", "0")).Failed(2, "--devices takes a number from 1 to 20");
        (await Run(sender, "send", "a.png", "--devices", "21")).Failed(2, "--devices takes a number from 1 to 20");
        JsonElement sent = (await Run(sender, "send", "a.png", "--json")).Well().Json();
        (await Run(sender, "device", "allow", sent.GetProperty("manage").GetString()!)).Failed(2, "bound to devices");
    }

    private static Task<Finished> Run(Home home, params string[] args) => Executable.RunAsync(home, null, args);
}
