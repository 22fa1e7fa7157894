using Darkslide.Imaging.Reading;
using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Gif;

/// <summary>What an application's block tells.</summary>
internal static class GifFindings
{
    /// <param name="data">Eleven bytes of name, then the application's data.</param>
    /// <param name="raw">The data as it stands in the file: XMP is written there without sub-blocks.</param>
    /// <param name="report">Where to.</param>
    public static void Report(ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> raw, ReportBuilder report)
    {
        var name = data.Span[..11];
        if (name.SequenceEqual("XMP DataXMP"u8))
        {
            XmpFindings.Report(raw.Span, report);
        }
        else if (name.StartsWith("C2PA_GIF"u8))
        {
            CredentialFindings.Report(data[11..], data.Length - 11, report);
        }
        else
        {
            report.AddNamed(FindingKind.Other, "Private data", Text.FromBytes(name), data.Length - 11);
        }
    }
}
