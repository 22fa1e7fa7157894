namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>One component of a scan: which of the frame's, and the numbers of its Huffman tables.</summary>
internal readonly record struct ScanComponent(int Index, int DcTable, int AcTable);
