using System.Text;
using System.Text.Json.Nodes;
using Darkslide.Client.Owning;
using Darkslide.Client.Picks;
using Darkslide.Client.Saving;
using Darkslide.Format;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Tests.Picks;

/// <summary>Exports of picks, hostile ones among them: what is expected stands in tests/picks-exports, and the pages must make the same.</summary>
public sealed class ExportTests
{
    private static readonly JsonNode Input = Read("input.json");
    private static readonly JsonNode Expected = Read("expected.json");

    [Fact]
    public void The_table_is_as_expected_and_holds_no_formula()
        => Assert.Equal((string)Expected["csv"]!, Encoding.UTF8.GetString(PicksText.Csv(Share())));

    [Fact]
    public void The_list_of_names_is_as_expected() => Assert.Equal((string)Expected["names"]!, PicksText.Names(Share()));

    [Fact]
    public void The_sidecars_are_as_expected()
        => Assert.Equal(
            Expected["sidecars"]!.AsArray().Select(sidecar => ((string)sidecar!["name"]!, (string)sidecar["content"]!)),
            XmpSidecar.Of(Share()).Select(sidecar => (sidecar.Name, sidecar.Content)));

    [Theory]
    [InlineData("IMG_0001.xmp", "IMG_0001.xmp")]
    [InlineData("../../etc/cron.d/x.xmp", ".._.._etc_cron.d_x.xmp")]
    [InlineData("CON.xmp", "_CON.xmp")]
    [InlineData(".xmp", "picture.xmp")]
    [InlineData("-rf.xmp", "_-rf.xmp")]
    [InlineData("a\u202Efdp.xmp", "afdp.xmp")]
    [InlineData("run.exe", "run.exe.xmp")]
    public void A_sidecars_name_stays_in_its_folder_and_is_a_sidecars(string name, string safe) => Assert.Equal(safe.TrimStart('.'), SafeFileName.ForSidecar(name).TrimStart('.'));

    internal static SharePicks Share() => new()
    {
        Pictures =
        [
            .. Input["pictures"]!.AsArray().Select(picture =>
                new PickedPicture((string)picture!["id"]!, (string)picture["name"]!, (string?)picture["file"] ?? (string)picture["name"]!)),
        ],
        Links =
        [
            .. Input["links"]!.AsArray().Select(link => new PickedLink(
                new OwnedLink(Status((int)link!["number"]!), (string?)link["to"], (string?)link["to"], null), [.. link["picks"]!.AsArray().Select(pick => Pick(pick!))], false)),
        ],
    };

    private static Pick Pick(JsonNode pick) => new(
        (string)pick["picture"]!,
        Stamped(pick["rating"], value => (int)value),
        Stamped(pick["label"], value => Enum.Parse<PickLabel>((string)value!, ignoreCase: true)),
        Stamped(pick["remark"], value => (string)value!));

    private static Stamped<T>? Stamped<T>(JsonNode? field, Func<JsonNode, T> read)
        => field is null ? null : new Stamped<T>(read(field["is"]!), (long)field["at"]!, (string)field["by"]!);

    private static LinkStatus Status(int number) => new()
    {
        Number = number,
        State = "live",
        Reason = null,
        Tier = "view",
        Expires = null,
        NotBefore = null,
        ShowSeconds = null,
        Openings = 0,
        Limit = null,
        UntilDownloaded = false,
        UntilEachDownloaded = false,
        Deliveries = 0,
        Password = false,
        TriesLeft = 10,
        Viewing = 0,
        Picks = new PicksStatus { Shared = false, Version = 1 },
        Devices = null,
        Code = false,
    };

    private static JsonNode Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "tests", "picks-exports", name);
            if (File.Exists(file))
            {
                return JsonNode.Parse(File.ReadAllText(file))!;
            }
        }

        throw new FileNotFoundException(name);
    }
}
