namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>How far the scans have come: the lowest bit that each coefficient of each component has.</summary>
internal sealed class ScanProgress
{
    private const int Coefficients = 64, Unseen = 255;

    private readonly Dictionary<int, byte[]> _low = [];

    public void Add(ScanHeader scan)
    {
        foreach (var component in scan.Components)
        {
            if (!_low.TryGetValue(component.Index, out var low))
            {
                _low[component.Index] = low = new byte[Coefficients];
                low.AsSpan().Fill(Unseen);
            }
            low.AsSpan(scan.First, scan.Last - scan.First + 1).Fill((byte)scan.Low);
        }
    }

    public bool IsWhole(JpegFrame frame)
    {
        for (var index = 0; index < frame.Components.Count; index++)
        {
            if (!_low.TryGetValue(index, out var low) || low.AsSpan().ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }
        return true;
    }
}
