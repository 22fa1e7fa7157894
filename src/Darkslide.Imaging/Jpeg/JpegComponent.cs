namespace Darkslide.Imaging.Jpeg;

/// <summary>One component of a frame (ITU-T T.81 B.2.2).</summary>
/// <param name="Id">What scans call it.</param>
/// <param name="Horizontal">How many blocks of it stand beside each other in a unit of a scan of several components.</param>
/// <param name="Vertical">How many stand below each other there.</param>
/// <param name="Quantisation">The number of its quantisation table.</param>
internal readonly record struct JpegComponent(int Id, int Horizontal, int Vertical, int Quantisation);
