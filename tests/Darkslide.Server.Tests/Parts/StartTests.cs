using System.Collections;
using Darkslide.Server.Settings;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Darkslide.Server.Tests.Parts;

/// <summary>A server that can't start says why in one sentence and what to do, and harms nothing.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = TestServer.NewFolder();

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        await using TestServer first = await TestServer.Start();
        await using WebApplication second = DarkslideServer.Build(new ServerOptions { DataFolder = folder, Listen = [$"127.0.0.1:{first.Address.Port}"] });
        StartException told = await Assert.ThrowsAsync<StartException>(() => DarkslideServer.Start(second, TestContext.Current.CancellationToken));
        Assert.Contains("listens on this port", told.Message, StringComparison.Ordinal);
        Assert.NotEmpty(told.NextStep);
    }

    [Fact]
    public async Task A_data_folder_that_another_server_holds_is_told_and_free_again_after_it()
    {
        TestServer first = await TestServer.Start(folder: TestServer.NewFolder());
        StartException told = Assert.Throws<StartException>(() => DarkslideServer.Build(new ServerOptions { DataFolder = first.Folder, Listen = ["127.0.0.1:0"] }));
        Assert.Contains("Another Darkslide server", told.Message, StringComparison.Ordinal);
        await first.Restart();
        await first.DisposeAsync();
    }

    [Theory]
    [InlineData("/proc/darkslide")]
    [InlineData("/dev/null/darkslide")]
    public void A_data_folder_that_can_not_be_made_is_told(string path)
        => Assert.Contains(path, Assert.Throws<StartException>(() => DarkslideServer.Build(new ServerOptions { DataFolder = path })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_lost_or_foreign_instance_key_is_told()
    {
        await DarkslideServer.Build(new ServerOptions { DataFolder = folder }).DisposeAsync();
        string key = Path.Combine(folder, "instance.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        File.Move(key, key + ".away");
        Assert.Contains("is missing", Assert.Throws<StartException>(() => DarkslideServer.Build(new ServerOptions { DataFolder = folder })).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
        await File.WriteAllBytesAsync(key, new byte[32], TestContext.Current.CancellationToken);
        Assert.Contains("not the one", Assert.Throws<StartException>(() => DarkslideServer.Build(new ServerOptions { DataFolder = folder })).Message, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(key, new byte[31], TestContext.Current.CancellationToken);
        Assert.Contains("32 bytes", Assert.Throws<StartException>(() => DarkslideServer.Build(new ServerOptions { DataFolder = folder })).Message, StringComparison.Ordinal);
        File.Move(key + ".away", key, overwrite: true);
        await DarkslideServer.Build(new ServerOptions { DataFolder = folder }).DisposeAsync();
    }

    [Theory]
    [InlineData("DARKSLIDE__OPENINGS__LEASESECONDS", "5", "Openings:LeaseSeconds")]
    [InlineData("DARKSLIDE__OPENINGS__LEASESECONDS", "soon", "Openings:LeaseSeconds")]
    [InlineData("DARKSLIDE__OPENINGS__LEASESECONDS", "-1", "Openings:LeaseSeconds")]
    [InlineData("DARKSLIDE__OPENINGS__LEASESECONDS", "99999999999999999999", "Openings:LeaseSeconds")]
    [InlineData("DARKSLIDE__LISTEN", "nowhere", "Listen")]
    [InlineData("DARKSLIDE__LISTEN", "127.0.0.1:65536", "Listen")]
    [InlineData("DARKSLIDE__ANYONEMAYSEND", "perhaps", "AnyoneMaySend")]
    [InlineData("DARKSLIDE__DATAFOLDER", "", "DataFolder")]
    [InlineData("DARKSLIDE__OPENINGS__LEASESECOND", "60", "LEASESECOND")]
    public void A_wrong_setting_names_its_key_its_value_and_the_mend(string variable, string value, string key)
    {
        SettingException told = Assert.Throws<SettingException>(() => EnvironmentSettings.Read(new ServerOptions(), new Hashtable { [variable] = value }).Validate());
        Assert.Contains(key, told.Message, StringComparison.OrdinalIgnoreCase);
        Assert.True(told.Message.Contains($"\"{value}\"", StringComparison.Ordinal) || told.Message.Contains("no such setting", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_are_read_from_variables()
    {
        var read = EnvironmentSettings.Read(
            new ServerOptions(),
            new Hashtable { ["DARKSLIDE__Openings__LeaseSeconds"] = "60", ["darkslide__listen"] = "*:80, unix:/tmp/x.sock", ["PATH"] = "x" });
        read.Validate();
        Assert.Equal(60, read.Openings.LeaseSeconds);
        Assert.Equal(["*:80", "unix:/tmp/x.sock"], read.Listen);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
