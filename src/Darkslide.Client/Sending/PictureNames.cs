using Darkslide.Client.Saving;
using Darkslide.Format;

namespace Darkslide.Client.Sending;

/// <summary>The names that recipients see: neutral ones, unless the sender keeps the files' own.</summary>
internal static class PictureNames
{
    public static IReadOnlyList<string> For(IReadOnlyList<UploadedPicture> pictures, bool keep)
        => keep ? Kept(pictures) : [.. pictures.Select((picture, index) => PictureName.Neutral(index + 1, pictures.Count, picture.MediaType))];

    private static List<string> Kept(IReadOnlyList<UploadedPicture> pictures)
    {
        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (UploadedPicture picture in pictures)
        {
            string safe = SafeFileName.For(Path.GetFileName(picture.Path), picture.MediaType);
            string name = safe;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = SafeFileName.Numbered(safe, number);
            }

            names.Add(name);
        }

        return names;
    }
}
