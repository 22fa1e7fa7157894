using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Darkslide.Imaging.Marks;
using Darkslide.Imaging.Tests.Fixtures;

namespace Darkslide.Imaging.Tests.Marks;

/// <summary>Pages mark with their own library: the same letters, the same picture and the same look give the same bytes.</summary>
public class MarkTwinTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    [Fact]
    public async Task Marked_pixels_are_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var (asked, here) = (new List<string>(), new List<string>());
        var text = Lettering.Of("Proof for Anna · 2026-11-28")!;
        string letters = folder.Write("letters", text.Mask.Coverage);
        var logo = TestPixels.Busy(150, 90, square: 15, bands: 4);
        string logoFile = folder.Write("logo", logo.Bytes);
        foreach (var (name, pixels) in Pictures())
        {
            string file = folder.Write(name, pixels.Bytes);
            foreach (var (look, link, hasText, hasLogo) in Looks())
            {
                var shapes = new MarkShapes(hasText ? text : null, hasLogo ? LogoShape.Of(logo) : null);
                var painted = TestPixels.Copy(pixels);
                MarkPainter.Paint(painted, shapes, look, link);
                Assert.NotEqual(pixels.Bytes, painted.Bytes);
                here.Add(Convert.ToHexStringLower(SHA256.HashData(painted.Bytes)));
                asked.Add(new JsonObject
                {
                    ["pixels"] = file,
                    ["width"] = pixels.Width,
                    ["height"] = pixels.Height,
                    ["link"] = link,
                    ["letters"] = text.Letters,
                    ["lettersFile"] = hasText ? letters : null,
                    ["lettersWidth"] = text.Mask.Width,
                    ["lettersHeight"] = text.Mask.Height,
                    ["logo"] = hasLogo ? new JsonObject { ["pixels"] = logoFile, ["width"] = logo.Width, ["height"] = logo.Height } : null,
                    ["look"] = new JsonObject
                    {
                        ["layout"] = look.Layout == MarkLayout.Corner ? "corner" : "tiled",
                        ["size"] = look.Size,
                        ["opacity"] = look.Opacity,
                        ["angle"] = look.Angle,
                    },
                }.ToJsonString());
            }
        }

        var pages = await Twin.InNode("mark-pixels.mjs", asked, TestContext.Current.CancellationToken);

        Assert.Equal(here, pages.Select(page => (string)page["sha256"]!));
    }

    [Fact]
    public async Task Templates_say_the_same()
    {
        string[] templates = ["Proof for {recipient}", "{recipient} · {date} · {link}", "a\u202Eb  c\r\nd", "{x}", "", "\u200F", "😀{recipient}😀", new string('é', 201), "{recipient}{recipient}"];
        string?[] recipients = ["Anna", "Anna", null, "<b>&\t{date}</b>", "أحمد", new string('W', 200), "a\uFEFFb\u00A0 c"];
        var asked = templates.Select(template => new JsonObject
        {
            ["template"] = template,
            ["date"] = "2026-11-28",
            ["recipients"] = new JsonArray([.. recipients.Select(name => (JsonNode?)name)]),
        }.ToJsonString()).ToList();

        var pages = await Twin.InNode("mark-pixels.mjs", asked, TestContext.Current.CancellationToken);

        foreach (var (template, page) in templates.Zip(pages))
        {
            var read = MarkText.Read(template, out var problem, out _);
            Assert.Equal(problem switch { null => null, MarkTextProblem.Empty => "empty", MarkTextProblem.TooLong => "too-long", _ => "unknown-placeholder" }, (string?)page["problem"]);
            if (read is not null)
            {
                Assert.Equal(read.ForAll(recipients, Day), page["texts"]!.AsArray().Select(text => (string)text!));
            }
        }
    }

    private static IEnumerable<(string Name, MarkPixels Pixels)> Pictures()
    {
        yield return ("busy", TestPixels.Busy(317, 203, bands: 4));
        yield return ("white", Opaque(TestPixels.Plain(400, 267, 255, bands: 4)));
        yield return ("transparent", TestPixels.Plain(120, 200, 0, bands: 4));
        yield return ("strip", Opaque(TestPixels.Plain(400, 3, 77, bands: 4)));
        yield return ("large", Opaque(TestPixels.Busy(1024, 683, square: 40, bands: 4)));
    }

    private static MarkPixels Opaque(MarkPixels pixels)
    {
        for (int i = 3; i < pixels.Bytes.Length; i += 4)
        {
            pixels.Bytes[i] = 255;
        }

        return pixels;
    }

    private static IEnumerable<(MarkLook Look, int Link, bool Text, bool Logo)> Looks()
    {
        yield return (new MarkLook(), 0, true, false);
        yield return (new MarkLook { Angle = -90, Size = 7 }, 1, true, true);
        yield return (new MarkLook { Angle = 45, Size = 20, Opacity = 100 }, 499, true, false);
        yield return (new MarkLook { Angle = 0, Size = 1, Opacity = 10 }, 13, true, false);
        yield return (new MarkLook { Layout = MarkLayout.Corner, Opacity = 80 }, 2, true, true);
        yield return (new MarkLook { Layout = MarkLayout.Corner, Size = 20 }, 0, false, true);
        yield return (new MarkLook { Angle = 17 }, 77, false, true);
    }
}
