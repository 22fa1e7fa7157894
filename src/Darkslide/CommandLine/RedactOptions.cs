using System.CommandLine;
using Darkslide.Client.Failures;
using Darkslide.Client.Redacting;
using Darkslide.Imaging.Redacting;

namespace Darkslide.CommandLine;

/// <summary>The options that say what is burnt into pictures before anything else is made of them.</summary>
internal sealed class RedactOptions
{
    private const string Pixelate = ",pixelate";
    private const string RedactExample = "For example: --redact scan.jpg=10%,20%,300,40";
    private const string CropExample = "For example: --crop scan.jpg=5%,5%,90%,90%";

    private readonly Option<string[]> redact = new("--redact")
    {
        Description = "Cover a part of a picture for good, in pixels as it is shown or in percent; repeat it for more.",
        HelpName = "FILE=X,Y,W,H[,pixelate]",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> crop = new("--crop")
    {
        Description = "Leave nothing of a picture but a part; what is redacted is counted before that.",
        HelpName = "FILE=X,Y,W,H",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> stamp = Options.Text("--stamp", "TEXT", "Write what they are for across all pictures; {date} is today.");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { redact, crop, stamp })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What is asked for, or null.</summary>
    /// <exception cref="WrongUseException">It can't be meant.</exception>
    public Redactions? Read(ParseResult parsed)
    {
        (string[] bars, string[] crops, string? text) = (parsed.GetValue(redact) ?? [], parsed.GetValue(crop) ?? [], parsed.GetValue(stamp));
        if (bars.Length == 0 && crops.Length == 0 && text is null)
        {
            return null;
        }

        var redactions = new Redactions();
        foreach (string asked in bars)
        {
            bool isPixelated = asked.EndsWith(Pixelate, StringComparison.OrdinalIgnoreCase);
            (string file, AskedArea area) = Read("--redact", isPixelated ? asked[..^Pixelate.Length] : asked, RedactExample);
            redactions.Cover(file, area, isPixelated ? BarFill.Pixelated : BarFill.Solid);
        }

        foreach (string asked in crops)
        {
            (string file, AskedArea area) = Read("--crop", asked, CropExample);
            redactions.Crop(file, area);
        }

        if (text is not null)
        {
            redactions.Stamp(text, DateOnly.FromDateTime(Surroundings.Time.GetLocalNow().DateTime));
        }

        return redactions;
    }

    // A file's name may have an equals sign in it; what is behind the last one is the area.
    private static (string File, AskedArea Area) Read(string option, string asked, string example)
    {
        int equals = asked.LastIndexOf('=');
        AskedArea? area = equals > 0 ? AskedArea.Read(asked[(equals + 1)..]) : null;
        return area is null
            ? throw new WrongUseException(
                $"{option} takes a picture and x,y,width,height, in pixels or percent, none below zero.", example)
            : (asked[..equals], area);
    }
}
