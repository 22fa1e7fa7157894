using Darkslide.Client.Pictures;

namespace Darkslide.Printing;

/// <summary>What is burnt into a picture, for people.</summary>
internal static class RedactedText
{
    /// <summary>Begins with a comma; empty where nothing is.</summary>
    public static string Of(LookedAtPicture picture)
    {
        if (picture.Redaction is not { } redaction)
        {
            return "";
        }

        var parts = new List<string>();
        if (redaction.Bars.Count > 0)
        {
            parts.Add(redaction.Bars.Count == 1 ? "1 part covered" : $"{redaction.Bars.Count} parts covered");
        }

        if (redaction.Crop is not null)
        {
            parts.Add($"cropped to {picture.Width} × {picture.Height}");
        }

        if (redaction.Stamp is not null)
        {
            parts.Add("stamped");
        }

        return string.Concat(parts.Select(part => $", {part}"));
    }

    public static void Print(IReadOnlyList<LookedAtPicture> pictures)
    {
        foreach (LookedAtPicture picture in pictures.Where(picture => picture.Redaction is not null))
        {
            Console.WriteLine($"Burnt into {picture.Path}: {Of(picture)[2..]}.");
        }
    }
}
