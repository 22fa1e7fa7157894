namespace Darkslide.Imaging.Heif.Movies;

/// <summary>What a track says of itself (ISO/IEC 14496-12 section 8.3).</summary>
internal sealed class Track
{
    private const int Enabled = 1;

    private Track(TrackBoxes boxes, string handler, ReadOnlyMemory<byte> handlerName)
    {
        Boxes = boxes;
        Handler = handler;
        HandlerName = handlerName;
    }

    public TrackBoxes Boxes { get; }

    /// <summary>What it holds, such as <c>pict</c>, <c>vide</c>, <c>auxv</c>, <c>soun</c>.</summary>
    public string Handler { get; }

    public ReadOnlyMemory<byte> HandlerName { get; }

    /// <summary>References to other tracks by their type; each type once.</summary>
    public Dictionary<string, List<long>> References { get; } = new(StringComparer.Ordinal);

    public long Id { get; private set; }

    /// <summary>Enabled (1), in the presentation (2), sizes are proportions (8).</summary>
    public int Flags { get; private set; }

    public bool IsEnabled => (Flags & Enabled) != 0;

    public long Duration { get; private set; }

    public int Layer { get; private set; }

    public int AlternateGroup { get; private set; }

    public byte[] Matrix { get; private set; } = [];

    public long Width { get; private set; }

    public long Height { get; private set; }

    /// <exception cref="PictureRefusedException">It doesn't say which track it is, or of what.</exception>
    public static Track Read(ReadOnlyMemory<byte> file, Box box)
    {
        var boxes = TrackBoxes.Read(file.Span, box);
        var handler = new BoxFields(file, boxes.Require("hdlr"));
        handler.U32();
        var type = handler.Type();
        handler.Take(Math.Min(12, handler.Left));
        var track = new Track(boxes, type, handler.Text());
        track.ReadReferences(file);
        var header = new BoxFields(file, boxes.Require("tkhd"));
        header.Take(2 * MovieNumbers.Bytes(header.Version));
        track.Id = header.U32();
        track.Flags = header.Flags & 0xB;
        return track;
    }

    /// <summary>The rest of the header, which only a track that stays must have in order.</summary>
    /// <exception cref="PictureRefusedException">Damaged.</exception>
    public void ReadHeader(ReadOnlyMemory<byte> file)
    {
        var fields = new BoxFields(file, Boxes.Require("tkhd"));
        fields.Take((2 * MovieNumbers.Bytes(fields.Version)) + 8);
        Duration = MovieNumbers.ReadDuration(fields);
        fields.Take(8);
        Layer = fields.U16();
        AlternateGroup = fields.U16();
        fields.Take(4);
        Matrix = MovieMatrix.Read(fields);
        Width = fields.U32();
        Height = fields.U32();
    }

    private void ReadReferences(ReadOnlyMemory<byte> file)
    {
        if (Boxes.Find("tref") is not { } box)
        {
            return;
        }
        foreach (var child in Box.ReadAll(file.Span, box.Body, box.End, out _))
        {
            var targets = new List<long>();
            for (var fields = new BoxFields(file, child, isFull: false); fields.Left >= 4;)
            {
                targets.Add(fields.U32());
            }
            References.TryAdd(child.Type, targets);
        }
    }
}
