using System.Text;
using CsCheck;
using Darkslide.Client.Saving;

namespace Darkslide.Client.Tests.Saving;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("picture-001.jpg", "picture-001.jpg")]
    [InlineData("IMG_2041.JPG", "IMG_2041.JPG")]
    [InlineData("Grüße aus 東京.jpeg", "Grüße aus 東京.jpeg")]
    [InlineData("family 👨‍👩‍👧.jpg", "family 👨‍👩‍👧.jpg")]
    [InlineData("../../etc/passwd", "_.._etc_passwd.jpg")]
    [InlineData("..\\..\\boot.ini", "_.._boot.ini.jpg")]
    [InlineData("/etc/cron.d/x.jpg", "_etc_cron.d_x.jpg")]
    [InlineData(".bashrc", "bashrc.jpg")]
    [InlineData(".profile.jpg", "profile.jpg")]
    [InlineData("-rf.jpg", "_-rf.jpg")]
    [InlineData("CON", "_CON.jpg")]
    [InlineData("con.jpg", "_con.jpg")]
    [InlineData("Lpt9.old.jpg", "_Lpt9.old.jpg")]
    [InlineData("COM¹.jpg", "_COM¹.jpg")]
    [InlineData("", "picture.jpg")]
    [InlineData("...", "picture.jpg")]
    [InlineData("  .jpg", "picture.jpg")]
    [InlineData("run.sh", "run.sh.jpg")]
    [InlineData("page.html", "page.html.jpg")]
    [InlineData("drawing.png", "drawing.jpg")]
    [InlineData("evil\u202Egpj.exe", "evilgpj.exe.jpg")]
    [InlineData("a\u0000b\u001b[2J\r\n.jpg", "ab[2J.jpg")]
    [InlineData("a\u200Eb\u2066c.jpg", "abc.jpg")]
    [InlineData("what?*<>|\":.jpg", "what_______.jpg")]
    public void A_senders_name_becomes_one_visible_picture_name(string name, string expected)
        => Assert.Equal(expected, SafeFileName.For(name, "image/jpeg"));

    [Fact]
    public void The_extension_says_what_the_bytes_are()
    {
        Assert.Equal("a.webp", SafeFileName.For("a.jpg", "image/webp"));
        Assert.Equal("a.PNG", SafeFileName.For("a.PNG", "image/png"));
        Assert.Equal("a.gif", SafeFileName.For("a", "image/gif"));
        Assert.Equal("a.html.bin", SafeFileName.For("a.html", "text/html"));
    }

    [Fact]
    public void Half_a_character_is_no_character()
        => Assert.Equal("lone _ surrogate.jpg", SafeFileName.For("lone \uD800 surrogate.jpg", "image/jpeg"));

    [Fact]
    public void A_second_file_is_numbered_in_front_of_its_extension()
        => Assert.Equal("picture-001 (2).jpg", SafeFileName.Numbered("picture-001.jpg", 2));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_extension()
    {
        string name = SafeFileName.For(new string('東', 300) + ".jpg", "image/jpeg");
        Assert.EndsWith("東.jpg", name, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 200, 255);
    }

    [Fact]
    public void Whatever_a_sender_writes_the_name_stays_inside_the_folder() => Gen.String.Sample(text =>
    {
        string name = SafeFileName.For(text, "image/jpeg");
        string numbered = SafeFileName.Numbered(name, 9_999);
        Assert.InRange(Encoding.UTF8.GetByteCount(numbered), 1, 255);
        Assert.Equal("/folder/" + name, Path.GetFullPath(Path.Combine("/folder", name)));
        Assert.DoesNotContain(name, character => char.IsControl(character) || character is '/' or '\\');
        Assert.NotEqual('.', name[0]);
        Assert.NotEqual('-', name[0]);
        Assert.Matches(@"\.(jpg|jpeg|jpe|jfif)$", name.ToLowerInvariant());
        Assert.Equal(name, SafeFileName.For(name, "image/jpeg"));
    });
}
