namespace Darkslide.Imaging.Tiff;

/// <summary>The tags whose meaning we need (TIFF 6.0, appendix A, and the supplements for JPEG, profiles and Photoshop).</summary>
internal static class TiffTags
{
    public const int NewSubfileType = 254, SubfileType = 255, ImageWidth = 256, ImageLength = 257, BitsPerSample = 258, Compression = 259,
        Photometric = 262, FillOrder = 266, Make = 271, StripOffsets = 273, Orientation = 274, SamplesPerPixel = 277, RowsPerStrip = 278,
        StripByteCounts = 279, MinSampleValue = 280, MaxSampleValue = 281, XResolution = 282, YResolution = 283, PlanarConfiguration = 284,
        T4Options = 292, T6Options = 293, ResolutionUnit = 296, TransferFunction = 301, Predictor = 317, WhitePoint = 318,
        PrimaryChromaticities = 319, ColorMap = 320, TileWidth = 322, TileLength = 323, TileOffsets = 324, TileByteCounts = 325,
        SubDirectories = 330, InkSet = 332, InkNames = 333, NumberOfInks = 334, DotRange = 336, ExtraSamples = 338, SampleFormat = 339,
        SMinSampleValue = 340, SMaxSampleValue = 341, TransferRange = 342, JpegTables = 347, JpegInterchangeFormat = 513,
        JpegInterchangeFormatLength = 514, YCbCrCoefficients = 529, YCbCrSubsampling = 530, YCbCrPositioning = 531,
        ReferenceBlackWhite = 532, ImageDepth = 32997, TileDepth = 32998, Profile = 34675, PhotoshopLayers = 37724, DngVersion = 50706;

    /// <summary>Pointers to further directories.</summary>
    public const int ExifDirectory = 34665, GpsDirectory = 34853, InteroperabilityDirectory = 40965;
}
