using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Sending;
using Darkslide.Imaging.Marks;

namespace Darkslide.CommandLine;

/// <summary>The options that say how pictures are marked.</summary>
internal sealed class MarkOptions
{
    private readonly Option<string> text = Options.Text(
        "--watermark", "TEXT", "Burn TEXT into what recipients see; {recipient}, {date} and {link} are filled in for each link. No originals are sent.");

    private readonly Option<string> logo = Options.Text("--watermark-logo", "FILE", "The same with a logo, above the text if there is one.");
    private readonly Option<MarkLayout?> layout = new("--watermark-layout")
    {
        Description = "All over the picture, or in a corner (default: tiled).",
        HelpName = "tiled|corner",
        CustomParser = ParseLayout,
    };

    private readonly Option<int?> opacity = Options.Number(
        "--watermark-opacity", MarkLook.FaintestOpacity, MarkLook.FullOpacity, "Percent (default: 35). It gets stronger by itself where it could not be read.");

    private readonly Option<int?> size = Options.Number(
        "--watermark-size", MarkLook.SmallestSize, MarkLook.LargestSize, "The letters' size in percent of the picture's (default: 3).");

    private readonly Option<int?> angle = new("--watermark-angle")
    {
        Description = "How far tiled lines rise to the right, in degrees (default: 30).",
        HelpName = "N",
        CustomParser = ParseAngle,
    };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { text, logo, layout, opacity, size, angle })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The mark that is asked for, or null.</summary>
    /// <exception cref="DarkslideException">It can't be made.</exception>
    public async Task<SendMark?> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? template = parsed.GetValue(text);
        string? path = parsed.GetValue(logo);
        if (template is null && path is null)
        {
            return LooksAsked(parsed)
                ? throw new WrongUseException("There is nothing to mark pictures with.", "Add --watermark TEXT or --watermark-logo FILE.")
                : null;
        }

        var look = new MarkLook
        {
            Layout = parsed.GetValue(layout) ?? MarkLayout.Tiled,
            Opacity = parsed.GetValue(opacity) ?? MarkLook.DefaultOpacity,
            Size = parsed.GetValue(size) ?? MarkLook.DefaultSize,
            Angle = parsed.GetValue(angle) ?? MarkLook.DefaultAngle,
        };
        // The text first: what is wrong with it is said before a file is read.
        SendMark? written = template is null ? null : SendMark.Of(template, logo: null, look);
        return path is null ? written : SendMark.Of(template, await SendMark.ReadLogoAsync(path, cancellationToken), look);
    }

    private bool LooksAsked(ParseResult parsed)
        => parsed.GetValue(layout) is not null || parsed.GetValue(opacity) is not null || parsed.GetValue(size) is not null || parsed.GetValue(angle) is not null;

    private static MarkLayout? ParseLayout(System.CommandLine.Parsing.ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "tiled":
                return MarkLayout.Tiled;
            case "corner":
                return MarkLayout.Corner;
            default:
                result.AddError("--watermark-layout is tiled or corner.\nFor example: --watermark-layout corner");
                return null;
        }
    }

    private static int? ParseAngle(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int angle)
            && Math.Abs((long)angle) <= MarkLook.SteepestAngle)
        {
            return angle;
        }

        result.AddError("--watermark-angle takes a number from -90 to 90.\nFor example: --watermark-angle 30");
        return null;
    }
}
