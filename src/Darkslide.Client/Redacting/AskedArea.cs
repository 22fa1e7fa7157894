using System.Globalization;
using Darkslide.Client.Failures;
using Darkslide.Imaging.Redacting;

namespace Darkslide.Client.Redacting;

/// <summary>A rectangle as a person writes it: <c>x,y,width,height</c>, each in pixels of the picture as it is shown, or in percent of its side.</summary>
public sealed class AskedArea
{
    private const double Percent = 100;

    private readonly string text;
    private readonly Measure x, y, width, height;

    private AskedArea(string text, Measure[] measures)
    {
        this.text = text;
        (x, y, width, height) = (measures[0], measures[1], measures[2], measures[3]);
    }

    /// <summary>Reads one; null where it is none, or has a number that can't be meant.</summary>
    public static AskedArea? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Measure?[] measures = [.. text.Split(',').Select(Measure.Read)];
        if (measures.Length != 4 || measures.Any(measure => measure is null))
        {
            return null;
        }

        var area = new AskedArea(text, [.. measures.OfType<Measure>()]);
        return area.width.Value > 0 && area.height.Value > 0 ? area : null;
    }

    /// <summary>In whole pixels: what is covered in part is covered.</summary>
    /// <exception cref="WrongUseException">It reaches beyond the picture.</exception>
    internal Area On(string file, int pictureWidth, int pictureHeight)
    {
        (int left, int right) = Whole(x, width, pictureWidth);
        (int upper, int lower) = Whole(y, height, pictureHeight);
        var area = new Area(left, upper, right - left, lower - upper);
        return right > left && lower > upper && area.FitsInto(pictureWidth, pictureHeight)
            ? area
            : throw new WrongUseException(
                string.Create(CultureInfo.InvariantCulture, $"\"{text}\" reaches beyond the picture \"{file}\", which is {pictureWidth} × {pictureHeight} pixels."),
                "Give x,y,width,height inside it, in pixels or in percent.");
    }

    // What is outside by far becomes outside by one pixel, which no arithmetic makes something else of.
    private static (int Start, int End) Whole(Measure start, Measure length, int side)
    {
        double first = start.On(side), last = first + length.On(side);
        return (Clamped(Math.Floor(Settled(first)), side), Clamped(Math.Ceiling(Settled(last)), side));
    }

    private static int Clamped(double value, int side) => (int)Math.Clamp(value, -1, side + 1.0);

    // 33.3 % of 1,000 is 333, and not a little more.
    private static double Settled(double value) => Math.Abs(value - Math.Round(value)) < 1e-6 ? Math.Round(value) : value;

    private readonly record struct Measure(double Value, bool IsPercent)
    {
        // Digits and a point: no sign, no exponent, no NaN, no infinity.
        private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

        private const double Most = 1_000_000;

        public static Measure? Read(string text)
        {
            string trimmed = text.Trim();
            bool isPercent = trimmed.EndsWith('%');
            bool isNumber = double.TryParse(isPercent ? trimmed[..^1] : trimmed, Plain, CultureInfo.InvariantCulture, out double value);
            return isNumber && value is >= 0 and <= Most ? new Measure(value, isPercent) : null;
        }

        public double On(int side) => IsPercent ? Value * side / Percent : Value;
    }
}
