namespace Darkslide.Imaging.Jpeg;

/// <summary>Marker codes (ITU-T T.81 table B.1), second byte.</summary>
internal static class JpegMarkers
{
    public const byte Progressive = 0xC2, HuffmanTables = 0xC4, ArithmeticConditioning = 0xCC, Restart0 = 0xD0, StartOfImage = 0xD8, EndOfImage = 0xD9, StartOfScan = 0xDA,
        QuantisationTables = 0xDB, NumberOfLines = 0xDC, RestartInterval = 0xDD, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App11 = 0xEB,
        App13 = 0xED, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    /// <summary>Markers without a length: TEM, restarts, start and end of image, and the code zero.</summary>
    public static bool StandsAlone(int marker) => marker is 1 or (>= 0xD0 and <= 0xD9);

    /// <summary>A frame that common decoders take: baseline, extended, progressive, lossless, and the arithmetic ones.</summary>
    public static bool IsFrame(int marker) => marker is (>= 0xC0 and <= 0xC3) or (>= 0xC9 and <= 0xCB);

    /// <summary>A frame of blocks that are coded with Huffman tables: baseline, extended and progressive.</summary>
    public static bool IsHuffman(int marker) => marker is >= 0xC0 and <= 0xC2;

    /// <summary>Codes that have no meaning in a picture.</summary>
    public static bool IsReserved(int marker) => marker is (>= 2 and <= 0xBF) or 0xC8 or (>= 0xF0 and <= 0xFD);

    /// <summary>Hierarchical frames and their parts, which common decoders don't take.</summary>
    public static bool IsHierarchical(int marker) => marker is (>= 0xC5 and <= 0xC7) or (>= 0xCD and <= 0xCF) or 0xDE or 0xDF;
}
