using Darkslide.Imaging.Building;
using Darkslide.Imaging.Jpeg.Scans;

namespace Darkslide.Imaging.Jpeg;

/// <summary>
/// Quantisation and Huffman tables (ITU-T T.81 B.2.4.1, B.2.4.2). A table that no scan uses before it is replaced, or ever,
/// could be any bytes at all, so it is left out.
/// </summary>
internal sealed class JpegTables
{
    private const int AcClass = 0x10, LargestDcSize = 15;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<int, Table> _current = [];
    private readonly JpegTables? _shared;

    /// <param name="file">Where the segments stand.</param>
    /// <param name="shared">Tables that count where the stream has none of its own.</param>
    public JpegTables(ReadOnlyMemory<byte> file, JpegTables? shared = null)
    {
        _file = file;
        _shared = shared;
    }

    /// <summary>Tables and bytes in table segments that are not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>One table and where it stands; <see cref="Used"/> when a scan was coded with it.</summary>
    private sealed class Table
    {
        public required int Start { get; init; }
        public required int End { get; init; }
        public bool Used { get; set; }
        public HuffmanTable? Codes { get; set; }
    }

    /// <summary>A segment's tables, to be written once every scan has been seen.</summary>
    public sealed class Segment
    {
        private readonly JpegTables _owner;
        private readonly JpegSegment _segment;
        private readonly List<Table> _tables = [];

        internal Segment(JpegTables owner, JpegSegment segment)
        {
            _owner = owner;
            _segment = segment;
            var at = segment.Start;
            while (at < segment.End)
            {
                at = Read(at);
            }
        }

        private int Read(int at)
        {
            var span = _owner._file.Span;
            var huffman = _segment.Marker == JpegMarkers.HuffmanTables;
            var length = huffman ? HuffmanLength(span[at.._segment.End]) : QuantisationLength(span[at]);
            if (length < 0 || length > _segment.End - at)
            {
                // Too short for a table: decoders stop here as well.
                throw new PictureRefusedException(PictureProblem.Malformed);
            }
            var table = new Table { Start = at, End = at + length };
            _owner._current[Key(_segment.Marker, huffman ? span[at] : span[at] & 15)] = table;
            _tables.Add(table);
            return table.End;
        }

        /// <summary>The segment with the tables that are used; nothing when none is.</summary>
        public void Write(Pieces output)
        {
            var length = 2;
            foreach (var table in _tables)
            {
                length += table.Used ? table.End - table.Start : 0;
                _owner.Dropped += table.Used ? 0 : table.End - table.Start;
            }
            if (length == 2)
            {
                return;
            }
            output.Add(JpegParts.Header(_segment.Marker, length));
            foreach (var table in _tables)
            {
                if (table.Used)
                {
                    output.Add(_owner._file[table.Start..table.End]);
                }
            }
        }
    }

    /// <summary>Reads a segment of tables.</summary>
    /// <exception cref="PictureRefusedException">A table runs over the segment's end.</exception>
    public Segment Add(JpegSegment segment) => new(this, segment);

    /// <summary>Marks what a scan is coded with: its components' tables as they stand now.</summary>
    public void UseIn(ScanHeader scan, JpegFrame frame)
    {
        foreach (var component in scan.Components)
        {
            Use(Key(JpegMarkers.HuffmanTables, component.DcTable));
            Use(Key(JpegMarkers.HuffmanTables, AcClass | component.AcTable));
            Use(Key(JpegMarkers.QuantisationTables, frame.Components[component.Index].Quantisation));
        }
    }

    /// <summary>The codes of DC coefficients under a number, as they stand now.</summary>
    /// <exception cref="PictureRefusedException">There are none, or they make no sense.</exception>
    public HuffmanTable Dc(int number)
    {
        var codes = Codes(number) ?? StandardTables.Dc(number);
        return codes is not null && codes.HasSymbolsUpTo(LargestDcSize) ? codes : throw new PictureRefusedException(PictureProblem.Malformed);
    }

    /// <summary>The codes of AC coefficients under a number, as they stand now.</summary>
    /// <exception cref="PictureRefusedException">There are none, or they make no sense.</exception>
    public HuffmanTable Ac(int number) =>
        Codes(AcClass | number) ?? StandardTables.Ac(number) ?? throw new PictureRefusedException(PictureProblem.Malformed);

    private HuffmanTable? Codes(int number)
    {
        if (!_current.TryGetValue(Key(JpegMarkers.HuffmanTables, number), out var table))
        {
            return _shared?.Codes(number);
        }
        table.Codes ??= HuffmanTable.Read(_file.Span[(table.Start + 1)..table.End]);
        return table.Codes ?? throw new PictureRefusedException(PictureProblem.Malformed);
    }

    private void Use(int key)
    {
        if (_current.TryGetValue(key, out var table))
        {
            table.Used = true;
        }
        else
        {
            _shared?.Use(key);
        }
    }

    private static int Key(byte marker, int id) => (marker << 8) | id;

    private static int QuantisationLength(byte head) => head >> 4 == 0 ? 65 : 129;

    private static int HuffmanLength(ReadOnlySpan<byte> table)
    {
        if (table.Length < 17)
        {
            return -1;
        }
        var codes = 0;
        for (var i = 1; i <= 16; i++)
        {
            codes += table[i];
        }
        return 17 + codes;
    }
}
