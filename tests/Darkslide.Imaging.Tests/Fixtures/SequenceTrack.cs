using static Darkslide.Imaging.Tests.Fixtures.HeifBuilder;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>A track of an image sequence, and whatever a test hides in it.</summary>
internal sealed record SequenceTrack(string Handler, byte[] Entry, params byte[][] Samples)
{
    /// <summary>Enabled and in the movie.</summary>
    public int Flags { get; init; } = 3;

    public string HandlerName { get; init; } = "";

    /// <summary>Seconds since 1904.</summary>
    public long Created { get; init; }

    /// <summary>How long the track is, in the movie's time scale; -1 has all bits set.</summary>
    public long Duration { get; init; } = 30;

    /// <summary>Whether its headers have 64-bit times.</summary>
    public bool IsLong { get; init; }

    public byte[] Matrix { get; init; } = [0, 1, 0, 0, .. new byte[12], 0, 1, 0, 0, .. new byte[12], 0x40, 0, 0, 0];

    /// <summary>Bodies of boxes of references.</summary>
    public byte[] References { get; init; } = [];

    /// <summary>The <c>edts</c> box.</summary>
    public byte[] Edits { get; init; } = [];

    /// <summary>More in <c>trak</c>.</summary>
    public byte[] InTrack { get; init; } = [];

    /// <summary>More in <c>stbl</c>.</summary>
    public byte[] InTable { get; init; } = [];

    /// <summary>Behind the last value of each table.</summary>
    public byte[] BehindTables { get; init; } = [];

    /// <summary>The data reference.</summary>
    public byte[] Reference { get; init; } = Box("url ", 0, 0, 0, 1);

    /// <summary>In the file between the samples, each of which is a chunk then; null for one chunk of all.</summary>
    public byte[]? Between { get; init; }

    /// <summary>In place of the table of sizes.</summary>
    public byte[]? Sizes { get; init; }

    /// <summary>Another track's samples are this one's too.</summary>
    public SequenceTrack? Other { get; init; }

    /// <summary>What it has in <c>mdat</c>, and where each sample begins there.</summary>
    public byte[] Data(out List<int> places)
    {
        var data = new List<byte>();
        places = [];
        foreach (var sample in Samples)
        {
            data.AddRange(Between ?? []);
            places.Add(data.Count);
            data.AddRange(sample);
        }
        return [.. data, .. Between ?? []];
    }

    public byte[] Write(int id, int dataAt)
    {
        (Other ?? this).Data(out var places);
        byte[] times = IsLong ? [.. Number(Created, 8), .. Number(Created, 8)] : [.. Number(Created, 4), .. Number(Created, 4)];
        var version = (byte)(IsLong ? 1 : 0);
        var bytes = IsLong ? 8 : 4;
        return Box("trak", [
            .. Box("tkhd", [version, 0, 0, (byte)Flags, .. times, .. Number(id, 4), 0, 0, 0, 0, .. Number(Duration, bytes), .. new byte[16], .. Matrix, 0, 16, 0, 0, 0, 16, 0, 0]),
            .. References.Length == 0 ? [] : Box("tref", References),
            .. Edits,
            .. Box("mdia", [
                .. Full("mdhd", version, [.. times, 0, 0, 0, 30, .. Number(Samples.Length, bytes), 0x55, 0xC4, 0, 0]),
                .. Full("hdlr", 0, [0, 0, 0, 0, .. Planted.Ascii(Handler), .. new byte[12], .. Planted.Ascii(HandlerName), 0]),
                .. Box("minf", [
                    .. Box("vmhd", 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
                    .. Box("dinf", Full("dref", 0, [0, 0, 0, 1, .. Reference])),
                    .. Box("stbl", [.. Tables(places.ConvertAll(place => dataAt + place)), .. InTable]),
                ]),
            ]),
            .. InTrack,
        ]);
    }

    private byte[] Tables(List<int> places)
    {
        var perChunk = Between is null ? Samples.Length : 1;
        var chunks = Between is null ? places[..1] : places;
        return [
            .. Full("stsd", 0, [0, 0, 0, 1, .. Entry]),
            .. Full("stts", 0, [0, 0, 0, 1, .. Number(Samples.Length, 4), 0, 0, 0, 1, .. BehindTables]),
            .. Full("stss", 0, [0, 0, 0, 1, 0, 0, 0, 1, .. BehindTables]),
            .. Full("stsc", 0, [0, 0, 0, 1, 0, 0, 0, 1, .. Number(perChunk, 4), 0, 0, 0, 1, .. BehindTables]),
            .. Sizes ?? Full("stsz", 0, [0, 0, 0, 0, .. Number(Samples.Length, 4), .. Samples.SelectMany(sample => Number(sample.Length, 4)), .. BehindTables]),
            .. Full("stco", 0, [.. Number(chunks.Count, 4), .. chunks.SelectMany(place => Number(place, 4)), .. BehindTables]),
        ];
    }

    public static byte[] Number(long value, int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)(value >> (8 * (bytes - 1 - i))))];
}
