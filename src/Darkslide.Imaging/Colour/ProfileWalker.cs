using Darkslide.Imaging.Reading;

namespace Darkslide.Imaging.Colour;

/// <summary>The strict reading of a profile that we wrote: no maker, no date but ours, only known tags, no byte outside them.</summary>
internal static class ProfileWalker
{
    private static readonly HashSet<string> Allowed =
    [
        "desc", "cprt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "cicp", "lumi", "gamt",
        "A2B0", "A2B1", "A2B2", "A2B3", "B2A0", "B2A1", "B2A2", "B2A3", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3",
    ];

    public static bool Passes(ReadOnlySpan<byte> profile)
    {
        if (!HeadPasses(profile) || Read.U32(profile, 0) != profile.Length)
        {
            return false;
        }
        var count = (int)Read.U32(profile, 128);
        var covered = 132 + (12 * count);
        for (var i = 0; i < count; i++)
        {
            var entry = profile.Slice(132 + (12 * i), 12);
            int start = (int)Read.U32(entry, 4), length = (int)Read.U32(entry, 8);
            if (!Allowed.Contains(System.Text.Encoding.Latin1.GetString(entry[..4])) || start > covered || length > profile.Length - start)
            {
                return false;
            }
            var end = start + length + (-length & 3);
            covered = Math.Max(covered, end);
        }
        return covered == profile.Length;
    }

    public static bool HeadPasses(ReadOnlySpan<byte> profile) =>
        profile.Length > 132
        && Read.U32(profile, 4) == 0
        && Read.U32(profile, 128) <= Allowed.Count
        && profile[24..36].SequenceEqual((ReadOnlySpan<byte>)[0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
        && profile[40..67].IndexOfAnyExcept((byte)0) < 0
        && profile[80..128].IndexOfAnyExcept((byte)0) < 0;
}
