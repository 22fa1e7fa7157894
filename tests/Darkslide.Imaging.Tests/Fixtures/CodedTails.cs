namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Hides bytes in a JPEG's coded data behind the last block of scans and restart intervals, where only a full decoder looks.</summary>
internal static class CodedTails
{
    /// <summary>Where each scan's coded data stands.</summary>
    public static List<Range> ScansOf(byte[] jpeg)
    {
        var scans = new List<Range>();
        var at = 2;
        while (jpeg[at + 1] != 0xD9)
        {
            var isScan = jpeg[at + 1] == 0xDA;
            at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]);
            if (isScan)
            {
                var start = at;
                while (jpeg[at] != 0xFF || jpeg[at + 1] == 0 || jpeg[at + 1] is >= 0xD0 and <= 0xD7)
                {
                    at += jpeg[at] == 0xFF ? 2 : 1;
                }
                scans.Add(start..at);
            }
        }
        return scans;
    }

    /// <summary>The file with other coded data in each scan.</summary>
    public static byte[] Changed(byte[] jpeg, Func<byte[], byte[]> change)
    {
        var changed = new List<byte>();
        var at = 0;
        foreach (var scan in ScansOf(jpeg))
        {
            changed.AddRange(jpeg[at..scan.Start]);
            changed.AddRange(change(jpeg[scan]));
            at = scan.End.Value;
        }
        return [.. changed, .. jpeg[at..]];
    }

    /// <summary>A tail behind each scan's last block.</summary>
    public static byte[] BehindScans(byte[] jpeg, byte[] tail) => Changed(jpeg, coded => [.. coded, .. Stuffed(tail)]);

    /// <summary>A tail behind the last block of each restart interval.</summary>
    public static byte[] BehindIntervals(byte[] jpeg, byte[] tail) => Changed(jpeg, coded =>
    {
        var changed = new List<byte>();
        for (var i = 0; i < coded.Length; i++)
        {
            if (coded[i] == 0xFF && coded[i + 1] != 0)
            {
                changed.AddRange(Stuffed(tail));
            }
            changed.Add(coded[i]);
        }
        return [.. changed, .. Stuffed(tail)];
    });

    private static IEnumerable<byte> Stuffed(byte[] bytes) => bytes.SelectMany(value => value == 0xFF ? new byte[] { 0xFF, 0 } : [value]);
}
