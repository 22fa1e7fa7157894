using Darkslide.Imaging.Colour;

namespace Darkslide.Imaging.Gif;

/// <summary>The strict reading of a cleaned GIF: only frames, their controls, a loop count and a profile; nothing behind the trailer.</summary>
internal static class GifWalker
{
    public static bool Passes(ReadOnlySpan<byte> file)
    {
        var at = 13 + TableLength(file[10]);
        while (at < file.Length)
        {
            switch (file[at])
            {
                case 0x3B:
                    return at == file.Length - 1;
                case 0x2C:
                    at += 10 + TableLength(file[at + 9]);
                    at = SubBlocks(file, at + 1, out _);
                    break;
                case 0x21 when IsAllowed(file, at):
                    at = SubBlocks(file, at + 2, out _);
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    private static int TableLength(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    /// <summary>Behind the sub-blocks at a position; fails when one but the last is not full, as ours are.</summary>
    private static int SubBlocks(ReadOnlySpan<byte> file, int at, out int total)
    {
        total = 0;
        while (file[at] != 0)
        {
            total += file[at];
            at += 1 + file[at];
        }
        return at + 1;
    }

    private static bool IsAllowed(ReadOnlySpan<byte> file, int at)
    {
        if (file[at + 1] == 0xF9)
        {
            return file[at + 2] == 4 && (file[at + 3] & 0xE0) == 0 && file[at + 7] == 0;
        }
        if (file[at + 1] != 0xFF || file[at + 2] != 11)
        {
            return false;
        }
        var name = file.Slice(at + 3, 11);
        if (name.SequenceEqual("NETSCAPE2.0"u8) || name.SequenceEqual("ANIMEXTS1.0"u8))
        {
            return file[at + 14] == 3 && file[at + 15] == 1 && file[at + 18] == 0;
        }
        return name.SequenceEqual("ICCRGBG1012"u8) && ProfilePasses(file, at + 14);
    }

    private static bool ProfilePasses(ReadOnlySpan<byte> file, int at)
    {
        SubBlocks(file, at, out var total);
        var profile = new byte[total];
        for (var to = 0; file[at] != 0; at += 1 + file[at])
        {
            file.Slice(at + 1, file[at]).CopyTo(profile.AsSpan(to));
            to += file[at];
        }
        return ProfileWalker.Passes(profile);
    }
}
