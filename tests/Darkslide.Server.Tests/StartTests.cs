using System.Collections;
using Darkslide.Server.Settings;
using Darkslide.Server.Start;
using Darkslide.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Darkslide.Server.Tests;

/// <summary>What keeps the server from starting is said in one sentence with the next step, and loses nothing.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Openings:LeaseSeconds", "9")]
    [InlineData("Openings:LeaseSeconds", "99999999999999999999")]
    [InlineData("Openings:LeaseSeconds", "-1")]
    [InlineData("Uploads:ChunkBytes", "many")]
    [InlineData("AnyoneMaySend", "maybe")]
    [InlineData("Listen", "")]
    [InlineData("Listen", "nowhere:80")]
    [InlineData("Listen", "127.0.0.1:99999")]
    [InlineData("DataFolder", " ")]
    public void A_bad_setting_names_its_key_its_value_and_the_mend(string key, string value)
    {
        var variables = new System.Collections.Hashtable { ["DARKSLIDE__" + key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()] = value };
        SettingException fault = Assert.Throws<SettingException>(() => EnvironmentSettings.Read(new ServerOptions(), variables).Validate());
        Assert.Equal((key, value), (fault.Key, fault.Value));
        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{value}\"", fault.Message, StringComparison.Ordinal);
        Assert.Contains("give", fault.Message, StringComparison.Ordinal);
        Assert.Single(fault.Message.Split('\n'));
    }

    [Fact]
    public void An_unknown_setting_is_refused_with_the_list_of_those_there_are()
    {
        var variables = new System.Collections.Hashtable { ["DARKSLIDE__OPENINGS__LEASE"] = "60" };
        Assert.Contains("Openings:LeaseSeconds", Assert.Throws<SettingException>(() => EnvironmentSettings.Read(new ServerOptions(), variables)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said()
    {
        await using TestServer server = await TestServer.Start();
        string folder = TestServer.NewFolder();
        StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(options => options.Listen = [server.Address.Authority], folder));
        Assert.Contains("port", fault.Message, StringComparison.Ordinal);
        Assert.NotEqual("", fault.NextStep);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_data_folder_that_another_server_uses_is_said()
    {
        await using TestServer server = await TestServer.Start();
        StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: server.Folder));
        Assert.StartsWith("Another Darkslide server uses the data folder", fault.Message, StringComparison.Ordinal);
        Assert.Equal("ok\n", await server.Http.GetStringAsync("/readyz"));
    }

    [Theory]
    [InlineData("/proc/darkslide")]
    [InlineData("/dev/null")]
    [InlineData("/dev/null/below")]
    public async Task A_data_folder_that_cant_be_written_is_said(string folder)
    {
        StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: folder));
        Assert.Contains(folder, fault.Message, StringComparison.Ordinal);
        Assert.NotEqual("", fault.NextStep);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_said_and_left_alone()
    {
        string folder = await Used();
        Sql(folder, "PRAGMA user_version = 99");
        StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: folder));
        Assert.Contains("newer Darkslide", fault.Message, StringComparison.Ordinal);
        Sql(folder, $"PRAGMA user_version = {Database.Schema.Version}");
        await using TestServer again = await TestServer.Start(folder: folder);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_database_from_before_the_first_release_is_said_and_left_alone(int version)
    {
        string folder = await Used();
        Sql(folder, $"PRAGMA user_version = {version}");
        byte[] before = File.ReadAllBytes(Path.Combine(folder, "darkslide.db"));
        StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: folder));
        Assert.Contains("older Darkslide", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"version {version} of its tables; this program knows {Database.Schema.Version}", fault.Message, StringComparison.Ordinal);
        Assert.NotEqual("", fault.NextStep);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "darkslide.db")));
    }

    [Fact]
    public async Task A_database_of_something_else_is_said_and_left_alone()
    {
        string folder = TestServer.NewFolder();
        Sql(folder, "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('dear diary'); PRAGMA user_version = 1");
        StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: folder));
        Assert.Contains("no Darkslide database", fault.Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "darkslide.db"), new string('x', 5_000));
        fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: folder));
        Assert.Contains("darkslide.db", fault.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5_000), File.ReadAllText(Path.Combine(folder, "darkslide.db")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_missing_wrong_or_short_instance_key_is_said()
    {
        string folder = await Used();
        string key = Path.Combine(folder, "instance.key");
        byte[] right = File.ReadAllBytes(key);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        foreach (byte[]? wrong in (byte[]?[])[null, [], right[..31], new byte[32]])
        {
            File.Delete(key);
            if (wrong is not null)
            {
                File.WriteAllBytes(key, wrong);
            }

            StartException fault = await Assert.ThrowsAsync<StartException>(() => TestServer.Start(folder: folder));
            Assert.Contains("instance key", fault.Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(key, right);
        await using TestServer again = await TestServer.Start(folder: folder);
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

    private static async Task<string> Used()
    {
        string folder = TestServer.NewFolder();
        TestServer server = await TestServer.Start(folder: folder);
        await Owner.Publish(server);
        await server.Stop();
        return folder;
    }

    private static void Sql(string folder, string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "darkslide.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
