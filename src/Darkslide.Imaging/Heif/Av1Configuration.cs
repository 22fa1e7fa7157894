using Darkslide.Imaging.Building;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>The decoder configuration of AV1, <c>av1C</c> (AV1 in ISO base media files, section 2.3): four bytes, then units.</summary>
internal static class Av1Configuration
{
    /// <summary>The body with reserved bits of zero; units that can't be read go, since the coded picture has them too.</summary>
    public static byte[] Clean(BoxFields fields, ReportBuilder report)
    {
        var head = fields.Take(4).ToArray();
        head[3] &= 0x1F;
        var units = fields.Take(fields.Left);
        var kept = new Pieces();
        try
        {
            new Av1Units(report).Clean(units, kept);
            return [.. head, .. kept.Join()];
        }
        catch (PictureRefusedException)
        {
            report.AddNamed(FindingKind.Other, "Bytes behind a value", "av1C", units.Length);
            return head;
        }
    }
}
