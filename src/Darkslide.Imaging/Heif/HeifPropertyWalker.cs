using Darkslide.Imaging.Colour;
using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Heif;

/// <summary>The strict reading of a property: each of its exact length, configurations without private units.</summary>
internal static class HeifPropertyWalker
{
    public static bool Passes(string type, ReadOnlySpan<byte> body) => type switch
    {
        "ispe" => body.Length == 12 && Read.U32(body, 0) == 0,
        "pixi" => body.Length == 5 + body[4] && Read.U32(body, 0) == 0,
        "colr" => Colours(body),
        "irot" => body.Length == 1 && body[0] <= 3,
        "imir" => body.Length == 1 && body[0] <= 1,
        "auxC" => Read.U32(body, 0) == 0 && IsAlpha(body[4..]),
        "pasp" or "amve" => body.Length == 8,
        "clap" => body.Length == 32,
        "clli" => body.Length == 4,
        "mdcv" => body.Length == 24,
        "cclv" => body.Length >= 1 && (body[0] & 0xC3) == 0 && body.Length <= 37 && body.Length % 4 == 1,
        "reve" => body.Length == 20 && Read.U32(body, 0) == 0,
        "ndwt" => body.Length == 8 && Read.U32(body, 0) == 0,
        "lsel" => body.Length == 2,
        "a1op" => body.Length == 1,
        "a1lx" => body.Length == (body[0] == 1 ? 13 : 7) && body[0] <= 1,
        "av1C" => body.Length >= 4 && (body[3] & 0xE0) == 0 && HeifPayloadWalker.Av1(body[4..]),
        "hvcC" => Hevc(body),
        "avcC" => Avc(body),
        _ => false,
    };

    private static bool IsAlpha(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"u8) || name.SequenceEqual("urn:mpeg:hevc:2015:auxid:1\0"u8)
        || name.SequenceEqual("urn:mpeg:avc:2015:auxid:1\0"u8);

    private static bool Colours(ReadOnlySpan<byte> body) => Box.TypeAt(body, 0) switch
    {
        "nclx" => body.Length == 11,
        "nclc" => body.Length == 10,
        "prof" or "rICC" => ProfileWalker.Passes(body[4..]),
        _ => false,
    };

    private static bool Hevc(ReadOnlySpan<byte> body)
    {
        var isReserved = (body[13] & 0xF0) == 0xF0 && (body[15] & 0xFC) == 0xFC && (body[16] & 0xFC) == 0xFC && (body[17] & 0xF8) == 0xF8 && (body[18] & 0xF8) == 0xF8;
        if (!isReserved)
        {
            return false;
        }
        var at = 23;
        for (var array = 0; array < body[22]; array++)
        {
            if ((body[at] & 0x40) != 0)
            {
                return false;
            }
            var count = Read.U16(body, at + 1);
            at += 3;
            for (var i = 0; i < count; i++)
            {
                var length = Read.U16(body, at);
                if (!HeifPayloadWalker.HevcUnit(body.Slice(at + 2, length)))
                {
                    return false;
                }
                at += 2 + length;
            }
        }
        return at == body.Length;
    }

    private static bool Avc(ReadOnlySpan<byte> body)
    {
        var at = 5;
        if ((body[4] & 0xFC) != 0xFC || (body[5] & 0xE0) != 0xE0)
        {
            return false;
        }
        if (!AvcUnits(body, ref at, 31) || !AvcUnits(body, ref at, 255))
        {
            return false;
        }
        if (at < body.Length)
        {
            var isReserved = (body[at] & 0xFC) == 0xFC && (body[at + 1] & 0xF8) == 0xF8 && (body[at + 2] & 0xF8) == 0xF8;
            at += 3;
            return isReserved && AvcUnits(body, ref at, 255) && at == body.Length;
        }
        return true;
    }

    private static bool AvcUnits(ReadOnlySpan<byte> body, ref int at, int mask)
    {
        var count = body[at++] & mask;
        for (var i = 0; i < count; i++)
        {
            var length = Read.U16(body, at);
            if (!HeifPayloadWalker.AvcUnit(body.Slice(at + 2, length)))
            {
                return false;
            }
            at += 2 + length;
        }
        return true;
    }
}
