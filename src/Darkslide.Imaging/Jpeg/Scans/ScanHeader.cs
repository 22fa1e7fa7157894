namespace Darkslide.Imaging.Jpeg.Scans;

/// <summary>The scan header (ITU-T T.81 B.2.3). What the way of coding doesn't use is read as zero.</summary>
/// <param name="Components">One to four.</param>
/// <param name="First">The first coefficient that is coded, in zigzag order (Ss).</param>
/// <param name="Last">The last one (Se).</param>
/// <param name="High">The bit that earlier scans came to (Ah); 0 for a coefficient's first scan.</param>
/// <param name="Low">The lowest bit that is coded (Al).</param>
internal sealed record ScanHeader(IReadOnlyList<ScanComponent> Components, int First, int Last, int High, int Low)
{
    /// <summary>Progressive: whether the coefficients are the DC ones.</summary>
    public bool IsDc => First == 0;

    /// <summary>Progressive: whether an earlier scan told the coefficients' higher bits.</summary>
    public bool IsRefinement => High != 0;

    /// <exception cref="PictureRefusedException">Length and number of components disagree, or it names one that isn't there.</exception>
    public static ScanHeader Read(ReadOnlySpan<byte> payload, JpegFrame frame)
    {
        if (payload.Length < 6 || payload[0] is 0 or > 4 || payload.Length != 4 + (2 * payload[0]))
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var scan = frame.IsSequential
            ? new ScanHeader([], 0, 63, 0, 0)
            : new ScanHeader([], payload[^3], payload[^2], payload[^1] >> 4, payload[^1] & 15);
        var usesDc = frame.Marker != JpegMarkers.Progressive || (scan.IsDc && !scan.IsRefinement);
        var usesAc = frame.Marker != JpegMarkers.Progressive || !scan.IsDc;
        var components = new List<ScanComponent>();
        for (var i = 0; i < payload[0]; i++)
        {
            var tables = payload[2 + (2 * i)];
            components.Add(new ScanComponent(Find(frame, payload[1 + (2 * i)], components), usesDc ? tables >> 4 : 0, usesAc ? tables & 15 : 0));
        }
        return scan with { Components = components };
    }

    /// <summary>Some writers give all components one name: then the first that the scan doesn't have yet is meant.</summary>
    private static int Find(JpegFrame frame, int id, List<ScanComponent> taken)
    {
        for (var i = 0; i < frame.Components.Count; i++)
        {
            if (frame.Components[i].Id == id && !taken.Exists(component => component.Index == i))
            {
                return i;
            }
        }
        throw new PictureRefusedException(PictureProblem.Malformed);
    }

    /// <summary>The header anew.</summary>
    public byte[] Write(JpegFrame frame)
    {
        var header = new List<byte> { (byte)Components.Count };
        foreach (var (index, dc, ac) in Components)
        {
            header.Add((byte)frame.Components[index].Id);
            header.Add((byte)((dc << 4) | ac));
        }
        header.AddRange([(byte)First, (byte)Last, (byte)((High << 4) | Low)]);
        return [.. header];
    }
}
