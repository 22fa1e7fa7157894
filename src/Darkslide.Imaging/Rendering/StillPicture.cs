using Darkslide.Imaging.Heif;

namespace Darkslide.Imaging.Rendering;

/// <summary>The still picture of a file that is an image sequence as well, for a decoder that doesn't know those.</summary>
internal static class StillPicture
{
    /// <summary>A copy whose tracks are filling, and whose brands don't tell of them; null where there is no still picture, or nothing else.</summary>
    public static byte[]? Of(ReadOnlyMemory<byte> file)
    {
        var boxes = HeifFile.Read(file);
        if (boxes.Movie is not { } movie || boxes.Meta is null)
        {
            return null;
        }
        var copy = file.ToArray();
        "free"u8.CopyTo(copy.AsSpan(movie.Start + 4));
        for (var at = boxes.FileType.Body; at < boxes.FileType.End; at += 4)
        {
            var brand = Box.TypeAt(copy, at);
            if (brand is "avis" or "msf1")
            {
                (brand == "avis" ? "avif"u8 : "mif1"u8).CopyTo(copy.AsSpan(at));
            }
        }
        return copy;
    }
}
