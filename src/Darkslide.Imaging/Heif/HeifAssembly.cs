using Darkslide.Imaging.Building;
using Darkslide.Imaging.Heif.Movies;

namespace Darkslide.Imaging.Heif;

/// <summary>Puts the boxes of the new file together: <c>ftyp</c>, <c>meta</c> and <c>moov</c> where there are any, <c>mdat</c>.</summary>
internal static class HeifAssembly
{
    public static Pieces Write(List<string> brands, HeifWriter? items, PictureSequence? sequence)
    {
        var fileType = HeifWriter.FileType(brands);
        var movie = sequence is null ? null : new MovieWriter(sequence.Movie, sequence.Parts);
        var itemData = items?.Data() ?? new Pieces();
        var trackData = sequence?.Data() ?? new Pieces();
        var dataAt = fileType.Length + Length(items?.Meta(0)) + Length(movie?.Write(0)) + Box.HeadLength;
        var output = new Pieces();
        output.Add(fileType);
        output.Add(items?.Meta(dataAt));
        output.Add(movie?.Write(dataAt + itemData.Length));
        output.Add(DataHead(itemData.Length + trackData.Length));
        output.Add(itemData);
        output.Add(trackData);
        return output;
    }

    private static long Length(byte[]? box) => box?.Length ?? 0;

    private static byte[] DataHead(long length)
    {
        var head = new BoxWriter();
        head.U32(Box.HeadLength + length);
        head.Type("mdat");
        return head.ToArray();
    }
}
