namespace Darkslide.Imaging.Tiff;

/// <summary>
/// The allow-list: what a decoder needs to turn numbers into pixels of the right size, colour and way up. Every field is written
/// anew in one type and one count; one whose values make no sense is left out, as decoders leave it out.
/// </summary>
internal sealed class TiffFields
{
    private const int Palette = 3, MaxPaletteBits = 16;

    private static readonly HashSet<int> Structural =
    [
        TiffTags.ImageWidth, TiffTags.ImageLength, TiffTags.BitsPerSample, TiffTags.Compression, TiffTags.Photometric, TiffTags.FillOrder, TiffTags.Orientation,
        TiffTags.SamplesPerPixel, TiffTags.RowsPerStrip, TiffTags.MinSampleValue, TiffTags.MaxSampleValue, TiffTags.XResolution, TiffTags.YResolution,
        TiffTags.PlanarConfiguration, TiffTags.T4Options, TiffTags.T6Options, TiffTags.ResolutionUnit, TiffTags.TransferFunction, TiffTags.Predictor,
        TiffTags.WhitePoint, TiffTags.PrimaryChromaticities, TiffTags.ColorMap, TiffTags.TileWidth, TiffTags.TileLength, TiffTags.InkSet, TiffTags.NumberOfInks,
        TiffTags.DotRange, TiffTags.ExtraSamples, TiffTags.SampleFormat, TiffTags.SMinSampleValue, TiffTags.SMaxSampleValue, TiffTags.TransferRange,
        TiffTags.YCbCrCoefficients, TiffTags.YCbCrSubsampling, TiffTags.YCbCrPositioning, TiffTags.ReferenceBlackWhite, TiffTags.Profile,
    ];

    private readonly TiffReader _reader;
    private readonly TiffDirectory _page;
    private readonly TiffLayout _layout;
    private readonly List<TiffField> _fields = [];

    private TiffFields(TiffReader reader, TiffDirectory page, TiffLayout layout)
    {
        _reader = reader;
        _page = page;
        _layout = layout;
    }

    /// <summary>The page's fields but for its kind, where its pixels are, its shared tables and its profile.</summary>
    public static List<TiffField> Read(TiffReader reader, TiffDirectory page, TiffLayout layout)
    {
        var fields = new TiffFields(reader, page, layout);
        fields.Sizes();
        fields.Numbers();
        fields.Samples();
        fields.Rationals();
        return fields._fields;
    }

    /// <summary>Whether a tag is on the list, so that a field that was left out made no sense.</summary>
    public static bool IsStructural(int tag) => Structural.Contains(tag);

    private bool BigEndian => _reader.Block.BigEndian;

    private void Sizes()
    {
        Longs(TiffTags.ImageWidth, (uint)_layout.Width);
        Longs(TiffTags.ImageLength, (uint)_layout.Height);
        Shorts(TiffTags.Compression, 1, _ => (uint)_layout.Compression);
        if (_layout.IsTiled)
        {
            Longs(TiffTags.TileWidth, (uint)_layout.PartWidth);
            Longs(TiffTags.TileLength, (uint)_layout.PartHeight);
        }
        else if (_page.Find(TiffTags.RowsPerStrip) is { Count: 1 } rows)
        {
            Longs(TiffTags.RowsPerStrip, _page.Block.Number(rows));
        }
        foreach (var tag in new[] { TiffTags.T4Options, TiffTags.T6Options })
        {
            if (_page.Find(tag) is { Count: 1 } options)
            {
                Longs(tag, _page.Block.Number(options) & 7);
            }
        }
    }

    private void Numbers()
    {
        Number(TiffTags.Photometric, 0, ushort.MaxValue);
        Number(TiffTags.FillOrder, 1, 2);
        Number(TiffTags.Orientation, 1, 8);
        Number(TiffTags.SamplesPerPixel, 1, ushort.MaxValue);
        Number(TiffTags.PlanarConfiguration, 1, 2);
        Number(TiffTags.ResolutionUnit, 1, 3);
        Number(TiffTags.Predictor, 1, ushort.MaxValue);
        Number(TiffTags.InkSet, 1, 2);
        Number(TiffTags.NumberOfInks, 1, ushort.MaxValue);
        Number(TiffTags.YCbCrPositioning, 0, 2);
    }

    private void Samples()
    {
        var samples = _layout.SamplesPerPixel;
        foreach (var tag in new[] { TiffTags.BitsPerSample, TiffTags.MinSampleValue, TiffTags.MaxSampleValue, TiffTags.SampleFormat })
        {
            OfSamples(tag);
        }
        foreach (var tag in new[] { TiffTags.SMinSampleValue, TiffTags.SMaxSampleValue })
        {
            AnyNumbers(tag, samples, 1);
        }
        Shorts(TiffTags.DotRange, 2 * samples, 2);
        Shorts(TiffTags.YCbCrSubsampling, 2);
        Shorts(TiffTags.TransferRange, 6);
        if (_page.Find(TiffTags.ExtraSamples) is { } extra && extra.Count <= samples)
        {
            Shorts(TiffTags.ExtraSamples, extra.Count);
        }
        if (_layout.BitsPerSample > MaxPaletteBits)
        {
            return;
        }
        var levels = 1 << _layout.BitsPerSample;
        Shorts(TiffTags.TransferFunction, 3 * levels, levels);
        if (_page.Number(TiffTags.Photometric, 0) == Palette)
        {
            Shorts(TiffTags.ColorMap, 3 * levels);
        }
    }

    private void Rationals()
    {
        Exactly(TiffTags.XResolution, 1, TiffTypes.Rational);
        Exactly(TiffTags.YResolution, 1, TiffTypes.Rational);
        Exactly(TiffTags.WhitePoint, 2, TiffTypes.Rational);
        Exactly(TiffTags.PrimaryChromaticities, 6, TiffTypes.Rational);
        Exactly(TiffTags.YCbCrCoefficients, 3, TiffTypes.Rational);
        Exactly(TiffTags.ReferenceBlackWhite, 2 * _layout.SamplesPerPixel, TiffTypes.Rational, TiffTypes.Long);
    }

    private void Longs(int tag, uint value) => _fields.Add(TiffField.Longs(tag, BigEndian, 1, _ => value));

    private void Number(int tag, uint least, uint most)
    {
        if (_page.Find(tag) is { Count: 1 } entry && _page.Block.Number(entry) is var value && value >= least && value <= most)
        {
            Shorts(tag, 1, _ => value);
        }
    }

    private void Shorts(int tag, int count, Func<int, uint> number) => _fields.Add(TiffField.Shorts(tag, BigEndian, count, number));

    /// <summary>The field, when it has one of these counts.</summary>
    private void Shorts(int tag, params int[] counts)
    {
        if (_page.Find(tag) is not { Type: TiffTypes.Byte or TiffTypes.Short or TiffTypes.Long } entry || !counts.Contains(entry.Count))
        {
            return;
        }
        _reader.Spend(entry.Length);
        for (var i = 0; i < entry.Count; i++)
        {
            if (_page.Block.Number(entry, i) > ushort.MaxValue)
            {
                return;
            }
        }
        Shorts(tag, entry.Count, i => _page.Block.Number(entry, i));
    }

    /// <summary>One value for each sample, or one for all of them; some writers give more than there are samples.</summary>
    private void OfSamples(int tag)
    {
        if (_page.Find(tag) is { Type: TiffTypes.Byte or TiffTypes.Short or TiffTypes.Long } entry)
        {
            _reader.Spend(entry.Length);
            Shorts(tag, entry.Count >= _layout.SamplesPerPixel ? _layout.SamplesPerPixel : 1, i => Math.Min(_page.Block.Number(entry, i), ushort.MaxValue));
        }
    }

    /// <summary>Values of any kind of number, taken over as they are.</summary>
    private void AnyNumbers(int tag, params int[] counts)
    {
        if (_page.Find(tag) is { Type: not (2 or 7) } entry && TiffTypes.SizeOf(entry.Type) > 0 && counts.Contains(entry.Count))
        {
            _fields.Add(new TiffField(tag, entry.Type, entry.Count, _reader.Take(entry)));
        }
    }

    private void Exactly(int tag, int count, params int[] types)
    {
        if (_page.Find(tag) is { } entry && entry.Count == count && types.Contains(entry.Type))
        {
            _fields.Add(new TiffField(tag, entry.Type, count, _reader.Take(entry)));
        }
    }
}
