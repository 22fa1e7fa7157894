namespace Darkslide.Imaging.Heif;

/// <summary>How a picture is put together from others (ISO/IEC 23008-12 section 6.6.2): the item's data, cut to its exact length.</summary>
internal static class DerivedPayload
{
    public static bool IsDerived(string type) => type is "grid" or "iovl" or "iden";

    /// <param name="type">The item's type.</param>
    /// <param name="data">The item's data.</param>
    /// <param name="parts">How many pictures it is put together from.</param>
    /// <exception cref="PictureRefusedException">Too short, or of another number of pictures.</exception>
    public static byte[] Clean(string type, ReadOnlySpan<byte> data, int parts)
    {
        if (type == "iden")
        {
            return parts == 1 ? [] : throw new PictureRefusedException(PictureProblem.Malformed);
        }
        if (data.Length < 4 || data[0] != 0 || parts == 0)
        {
            throw new PictureRefusedException(PictureProblem.Malformed);
        }
        var flags = data[1] & 1;
        var bytes = flags == 1 ? 4 : 2;
        var length = type == "grid" ? 4 + (2 * bytes) : 10 + (2 * bytes) + (2 * bytes * parts);
        var isWhole = data.Length >= length && (type != "grid" || (data[2] + 1) * (data[3] + 1) == parts);
        return isWhole ? [0, (byte)flags, .. data[2..length]] : throw new PictureRefusedException(PictureProblem.Malformed);
    }
}
