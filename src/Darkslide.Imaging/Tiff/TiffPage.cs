using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Tiff;

/// <summary>One page as it will be written: its fields and its pixels.</summary>
internal sealed class TiffPage
{
    private const int PageOfMany = 2, Mask = 4;

    private TiffPage(List<TiffField> fields, TiffPixels pixels, TiffLayout layout)
    {
        Fields = fields;
        Pixels = pixels;
        Layout = layout;
    }

    /// <summary>All fields but those that say where the pixels are.</summary>
    public List<TiffField> Fields { get; }

    public TiffPixels Pixels { get; }

    public TiffLayout Layout { get; }

    /// <exception cref="PictureRefusedException">Damaged, or packed in a way that we can't look into.</exception>
    public static TiffPage Read(TiffReader reader, ReadOnlyMemory<byte> file, TiffDirectory page, ReportBuilder report)
    {
        var layout = new TiffLayout(page);
        if (!TiffCompression.IsCleanable(layout.Compression))
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, TiffCompression.NameOf(layout.Compression));
        }
        if (page.Number(TiffTags.ImageDepth, 1) > 1 || page.Number(TiffTags.TileDepth, 1) > 1)
        {
            throw new PictureRefusedException(PictureProblem.UnsupportedFormat, "Three-dimensional TIFF");
        }
        var bigEndian = reader.Block.BigEndian;
        var fields = TiffFields.Read(reader, page, layout);
        var kind = page.Number(TiffTags.NewSubfileType, 0) & (PageOfMany | Mask);
        if (kind != 0)
        {
            fields.Add(TiffField.Longs(TiffTags.NewSubfileType, bigEndian, 1, _ => kind));
        }
        var pixels = TiffPixels.Read(reader, file, page, layout, isCut: report.IsSecondReading);
        if (pixels.JpegTables is { Length: > 0 } tables)
        {
            fields.Add(new TiffField(TiffTags.JpegTables, TiffTypes.Undefined, tables.Length, tables));
        }
        if (page.Find(TiffTags.Profile) is { } profile && ProfileCleaner.Clean(reader.Take(profile), report) is { Length: > 0 } cleaned)
        {
            fields.Add(new TiffField(TiffTags.Profile, TiffTypes.Undefined, cleaned.Length, cleaned));
        }
        return new TiffPage(fields, pixels, layout);
    }
}
