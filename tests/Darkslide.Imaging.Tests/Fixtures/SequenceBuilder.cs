using static Darkslide.Imaging.Tests.Fixtures.HeifBuilder;

namespace Darkslide.Imaging.Tests.Fixtures;

/// <summary>Builds image sequences box by box: three tiny pictures in a track, and whatever a test puts beside it.</summary>
internal sealed class SequenceBuilder
{
    private readonly string[] _brands;
    private readonly List<SequenceTrack> _tracks;
    private byte[] _inMovie = [], _top = [];
    private bool _hasPicture;

    private SequenceBuilder(string[] brands, SequenceTrack first)
    {
        _brands = brands;
        _tracks = [first];
    }

    /// <summary>16 × 16 pixels, coded as <see cref="HeifBuilder.Av1"/>.</summary>
    public static SequenceTrack Av1Track { get; } = new("pict", Av1Entry(), Av1, Av1, Av1);

    /// <summary>64 × 64 pixels, coded as <see cref="HeifBuilder.Hevc"/>.</summary>
    public static SequenceTrack HevcTrack { get; } = new("pict", HevcEntry(), Hevc, Hevc, Hevc);

    public static byte[] AlphaType { get; } = Full("auxi", 0, Planted.Ascii("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"));

    public static SequenceBuilder Avis(Func<SequenceTrack, SequenceTrack>? change = null) =>
        new(["avis", "avis", "msf1", "miaf"], change?.Invoke(Av1Track) ?? Av1Track);

    public static SequenceBuilder Heics(Func<SequenceTrack, SequenceTrack>? change = null) =>
        new(["hevc", "hevc", "msf1"], change?.Invoke(HevcTrack) ?? HevcTrack);

    public static byte[] Av1Entry(byte[]? inside = null, string name = "", byte[]? reserved = null) =>
        Entry("av01", 16, [.. Box("av1C", 0x81, 0x20, 0, 0), .. Box("ccst", 0, 0, 0, 0, 0x7C, 0, 0, 0), .. inside ?? []], name, reserved);

    public static byte[] HevcEntry(byte[]? inside = null, string type = "hvc1")
    {
        var still = HeifBuilder.Heic().Build();
        var at = still.AsSpan().IndexOf("hvcC"u8) - 4;
        return Entry(type, 64, [.. still.AsSpan(at, (still[at + 2] << 8) + still[at + 3]), .. inside ?? []], "", null);
    }

    public static byte[] Entry(string type, byte size, byte[] inside, string name = "", byte[]? reserved = null) => Box(type, [
        0, 0, 0, 0, 0, 0, 0, 1, .. reserved ?? new byte[16], 0, size, 0, size, 0, 72, 0, 0, 0, 72, 0, 0, 0, 0, 0, 0, 0, 1,
        (byte)Math.Min(name.Length, 31), .. Planted.Ascii(name.PadRight(31, '\0')), 0, 24, 0xFF, 0xFF, .. inside,
    ]);

    public static byte[] Edit(byte flags, params byte[] entries) => Box("edts", Box("elst", [0, 0, 0, flags, 0, 0, 0, 1, .. entries]));

    public SequenceBuilder Track(SequenceTrack track)
    {
        _tracks.Add(track);
        return this;
    }

    /// <summary>More in <c>moov</c>.</summary>
    public SequenceBuilder InMovie(string type, params byte[] body)
    {
        _inMovie = [.. _inMovie, .. Box(type, body)];
        return this;
    }

    /// <summary>A box behind <c>moov</c>.</summary>
    public SequenceBuilder Top(string type, params byte[] body)
    {
        _top = [.. _top, .. Box(type, body)];
        return this;
    }

    public SequenceBuilder Brand(string major)
    {
        _brands[0] = major;
        return this;
    }

    /// <summary>The first sample is the primary picture, too; and there is XMP.</summary>
    public SequenceBuilder WithPicture()
    {
        _hasPicture = true;
        return this;
    }

    public byte[] Build()
    {
        byte[] brands = [.. Planted.Ascii(_brands[0]), 0, 0, 0, 0, .. _brands.Skip(1).SelectMany(Planted.Ascii), .. _hasPicture ? "mif1"u8 : []];
        var fileType = Box("ftyp", brands);
        var dataAt = fileType.Length + Meta(0).Length + Movie(0).Length + _top.Length + 8;
        byte[] data = [.. _tracks.SelectMany(track => track.Other is null ? track.Data(out _) : [])];
        return [.. fileType, .. Meta(dataAt), .. Movie(dataAt), .. _top, .. Box("mdat", data)];
    }

    private byte[] Movie(int dataAt)
    {
        var tracks = new List<byte>();
        var places = new Dictionary<SequenceTrack, int>(ReferenceEqualityComparer.Instance);
        foreach (var track in _tracks)
        {
            places[track] = track.Other is { } other ? places[other] : dataAt;
            tracks.AddRange(track.Write(places.Count, places[track]));
            dataAt += track.Other is null ? track.Data(out _).Length : 0;
        }
        var header = Full("mvhd", 0, [.. new byte[8], 0, 0, 0, 30, 0, 0, 0, 3, 0, 1, 0, 0, 1, 0, .. new byte[10], .. Av1Track.Matrix, .. new byte[24], 0, 0, 0, 9]);
        return Box("moov", [.. header, .. tracks, .. _inMovie]);
    }

    private byte[] Meta(int dataAt)
    {
        if (!_hasPicture)
        {
            return [];
        }
        var first = _tracks[0];
        var isAv1 = first.Entry.AsSpan(4, 4).SequenceEqual("av01"u8);
        first.Data(out var places);
        var still = isAv1 ? HeifBuilder.Avif().Build() : HeifBuilder.Heic().Build();
        var properties = still.AsSpan(still.AsSpan().IndexOf("iprp"u8) - 4);
        return Full("meta", 0, [
            .. Full("hdlr", 0, [0, 0, 0, 0, .. "pict"u8, .. new byte[13]]),
            .. Full("pitm", 0, 0, 1),
            .. Full("iloc", 0, [0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, .. SequenceTrack.Number(dataAt + places[0], 4), .. SequenceTrack.Number(first.Samples[0].Length, 4)]),
            .. Full("iinf", 0, [0, 1, .. Full("infe", 2, [0, 1, 0, 0, .. Planted.Ascii(isAv1 ? "av01" : "hvc1"), 0])]),
            .. properties[..((properties[2] << 8) + properties[3])],
        ]);
    }
}
