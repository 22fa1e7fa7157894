using Darkslide.Imaging.Heif;

namespace Darkslide.Imaging.GainMaps;

/// <summary>
/// The binary form of a gain map's numbers (ISO 21496-1, annex C): two versions, flags, then fractions of four bytes over four bytes.
/// Both JPEG and HEIF have it.
/// </summary>
internal static class GainMapPayload
{
    private const int Head = 5, Headrooms = 16, Channel = 40;

    private const int ManyChannels = 0x80, BaseColours = 0x40, CommonDenominator = 8, Backwards = 4;

    /// <summary>Null when it is cut off, of a later version, or its numbers make no sense.</summary>
    public static GainMapNumbers? Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < Head || Reading.Read.U16(payload, 0) != 0 || (payload[4] & Backwards) != 0)
        {
            return null;
        }
        var isLater = Reading.Read.U16(payload, 2) != 0;
        int flags = payload[4], count = (flags & ManyChannels) != 0 ? GainMapNumbers.AllColours : 1;
        var hasCommon = (flags & CommonDenominator) != 0;
        var body = payload[Head..];
        var length = hasCommon ? 4 + (Headrooms / 2) + (count * Channel / 2) : Headrooms + (count * Channel);
        // Later writers may add something behind; of this version nothing else is known.
        if (body.Length < length || (!isLater && body.Length > length))
        {
            return null;
        }
        var numbers = new List<int?>();
        for (var i = 0; i < 2 + (5 * count); i++)
        {
            numbers.Add(Number(body, i, hasCommon));
        }
        var channels = new List<GainMapChannel?>();
        for (var c = 2; c < numbers.Count; c += 5)
        {
            channels.Add(Of(numbers[c], numbers[c + 1], numbers[c + 2], numbers[c + 3], numbers[c + 4]));
        }
        return GainMapNumbers.Sensible(numbers[0], numbers[1], (flags & BaseColours) != 0, channels);
    }

    /// <summary>The form that JPEG readers know with one denominator for all; HEIF readers take its flag for a reserved bit.</summary>
    public static bool IsOfEveryReader(ReadOnlySpan<byte> payload) => payload.Length >= Head && (payload[4] & CommonDenominator) == 0;

    /// <summary>The one form that is written: version 0, every denominator a million, no bytes behind.</summary>
    public static byte[] Write(GainMapNumbers numbers)
    {
        var writer = new BoxWriter();
        writer.Zeros(4);
        writer.U8((numbers.Channels.Count == 1 ? 0 : ManyChannels) | (numbers.UsesBaseColours ? BaseColours : 0));
        Fraction(numbers.BaseHeadroom, writer);
        Fraction(numbers.AlternateHeadroom, writer);
        foreach (var channel in numbers.Channels)
        {
            Fraction(channel.Min, writer);
            Fraction(channel.Max, writer);
            Fraction(channel.Gamma, writer);
            Fraction(channel.BaseOffset, writer);
            Fraction(channel.AlternateOffset, writer);
        }
        return writer.ToArray();
    }

    /// <summary>Whether the bytes are such a form and nothing else.</summary>
    public static bool Is(ReadOnlySpan<byte> payload) => Read(payload) is { } numbers && payload.SequenceEqual(Write(numbers));

    private static void Fraction(int number, BoxWriter writer)
    {
        writer.U32(number);
        writer.U32(Millionths.One);
    }

    /// <summary>A number by its place. All but headrooms (the first two) and gammas have a sign.</summary>
    private static int? Number(ReadOnlySpan<byte> body, int index, bool hasCommon)
    {
        var at = hasCommon ? 4 + (4 * index) : 8 * index;
        var bits = Reading.Read.U32(body, at);
        var hasSign = index >= 2 && (index - 2) % 5 != 2;
        return Millionths.OfFraction(hasSign ? (int)bits : bits, Reading.Read.U32(body, hasCommon ? 0 : at + 4));
    }

    private static GainMapChannel? Of(int? min, int? max, int? gamma, int? baseOffset, int? alternateOffset) =>
        min is null || max is null || gamma is null || baseOffset is null || alternateOffset is null
            ? null
            : new GainMapChannel(min.Value, max.Value, gamma.Value, baseOffset.Value, alternateOffset.Value);
}
