using NetVips;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Small real pictures, made here and now, with nothing in them but pixels.</summary>
internal static class Plain
{
    public static byte[] Jpeg(int width = 48, int height = 32, bool progressive = false, int restartInterval = 0) =>
        Picture(width, height, 3).JpegsaveBuffer(q: 80, interlace: progressive, restartInterval: restartInterval, keep: Enums.ForeignKeep.None);

    public static byte[] Png(int width = 48, int height = 32, bool interlaced = false) =>
        Picture(width, height, 4).PngsaveBuffer(interlace: interlaced, keep: Enums.ForeignKeep.None);

    public static byte[] PalettePng() => Picture(48, 32, 3).PngsaveBuffer(palette: true, keep: Enums.ForeignKeep.None);

    public static byte[] WebP(bool lossless = false, int bands = 3) =>
        Picture(48, 32, bands).WebpsaveBuffer(lossless: lossless, keep: Enums.ForeignKeep.None);

    public static byte[] Gif() => Picture(48, 32, 3).GifsaveBuffer(keep: Enums.ForeignKeep.None);

    /// <summary>Fax is black and white; JPEG is YCbCr with shared tables.</summary>
    public static byte[] Tiff(Enums.ForeignTiffCompression compression = Enums.ForeignTiffCompression.None, bool tile = false)
    {
        using var picture = Picture(48, 32, 3);
        var isFax = compression == Enums.ForeignTiffCompression.Ccittfax4;
        using var image = isFax ? (picture.Colourspace(Enums.Interpretation.Bw) > 128).CopyMemory() : picture.CopyMemory();
        return image.TiffsaveBuffer(compression: compression, tile: tile, tileWidth: 16, tileHeight: 16, bitdepth: isFax ? 1 : 0, keep: Enums.ForeignKeep.None);
    }

    /// <summary>A gradient with some detail, so that every coder has something to do.</summary>
    public static Image Picture(int width, int height, int bands)
    {
        using var xy = Image.Xyz(width, height);
        using var red = xy[0].Linear([255.0 / width], [0.0]);
        using var green = xy[1].Linear([255.0 / height], [0.0]);
        using var blue = (xy[0] * xy[1]).Math(Enums.OperationMath.Sin).Linear([120.0], [128.0]);
        using var rgb = red.Bandjoin(green, blue).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return bands == 4 ? rgb.Bandjoin(green.Cast(Enums.BandFormat.Uchar)) : rgb.CopyMemory();
    }
}
