using System.Text;
using Darkslide.Client.Failures;
using Darkslide.Client.Sending;

namespace Darkslide.Client.Tests.Sending;

/// <summary>Titles and captions out of a table, as spreadsheets write it.</summary>
public sealed class CaptionsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Same => new(
        "file,title,caption\r\nIMG_1.jpg,First dance,\"Anna, \"\"Ben\"\"\"\r\n",
        "\uFEFFfile;title;caption\nIMG_1.jpg;First dance;\"Anna, \"\"Ben\"\"\"",
        "Caption\tFILE\tTitle\rAnna, \"Ben\"\tIMG_1.jpg\tFirst dance\r\r",
        "file,stars,title,caption\n\nIMG_1.jpg,5,First dance,\"Anna, \"\"Ben\"\"\",more\n\n");

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "empty" },
        { "IMG_1.jpg,First dance\n", "columns" },
        { "file\nIMG_1.jpg\n", "columns" },
        { "file,title\nIMG_1.jpg,\"First dance\n", "quotation" },
        { "file,title\n,First dance\n", "row 2" },
        { "file,title\nIMG_1.jpg,\"two\nlines\"\n", "row 2" },
        { "file,title\nIMG_1.jpg," + new string('a', 201), "row 2" },
        { "file,caption\nIMG_1.jpg," + new string('a', 100_000), "row 2" },
        { "file,caption\nIMG_1.jpg,a\u0000b", "row 2" },
        { "file,caption\nIMG_1.jpg,a\u202Eb", "row 2" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Same))]
    public void A_table_is_read_however_a_spreadsheet_writes_it(string text)
        => Assert.Equal([("IMG_1.jpg", new PictureWords("First dance", "Anna, \"Ben\""))], CaptionsFile.Read(Written(text)));

    [Fact]
    public void Emoji_other_scripts_lines_and_markup_are_words_like_others()
    {
        const string caption = "<script>alert(1)</script>\n\u0645\u0631\u062D\u0628\u0627 \U0001F468\u200D\U0001F469\u200D\U0001F467 \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        Assert.Equal([("a.jpg", new PictureWords(null, caption))], CaptionsFile.Read(Written($"file,caption\na.jpg,\"{caption}\"\n")));
        Assert.Equal(2_000, CaptionsFile.Read(Written($"file,caption\na.jpg,{string.Concat(Enumerable.Repeat("\U0001F5BC", 2_000))}"))[0].Words.Caption!.EnumerateRunes().Count());
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_table_of_captions_is_refused_with_its_reason(string text, string reason)
        => Assert.Contains(reason, Assert.Throws<WrongUseException>(() => CaptionsFile.Read(Written(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        string path = folder.File("latin.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("file,title\na.jpg,M\u00FCnchen\n"));
        Assert.Contains("UTF-8", Assert.Throws<WrongUseException>(() => CaptionsFile.Read(path)).Message, StringComparison.Ordinal);
        Assert.Throws<PictureFileException>(() => CaptionsFile.Read(folder.File("missing.csv")));
    }

    private string Written(string text)
    {
        string path = folder.File("captions.csv");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
