using Darkslide.Imaging.Reporting;

namespace Darkslide.Imaging.Heif;

/// <summary>
/// The file type box (ISO/IEC 14496-12 section 4.3): what a decoder has to know to show the file. Marks of makers and programs go,
/// and so do those that aren't true any more.
/// </summary>
internal sealed class HeifBrands
{
    private const int MaxBrands = 256;

    private const string AnyPicture = "*", AnySequence = "+";

    /// <summary>In the order in which they are written: the brand, and the coding or kind of file of which it is true.</summary>
    private static readonly (string Brand, string Needs)[] Known =
    [
        ("avif", "av01"), ("avis", "+av01"), ("heic", "hvc1"), ("heix", "hvc1"), ("heim", "hvc1"), ("heis", "hvc1"),
        ("hevc", "+hvc1"), ("hevx", "+hvc1"), ("hevm", "+hvc1"), ("hevs", "+hvc1"), ("avci", "avc1"), ("avcs", "+avc1"), ("jpeg", "jpeg"),
        ("mif1", AnyPicture), ("mif2", AnyPicture), ("msf1", AnySequence), ("miaf", ""), ("MiPr", AnyPicture), ("MiHB", "hvc1"), ("MiHA", "hvc1"),
        ("MiHE", "hvc1"), ("MiAB", "avc1"), ("MA1A", "av01"), ("MA1B", "av01"), (HeifGainMap.Type, HeifGainMap.Type), ("MiCm", AnySequence), ("MiBu", AnySequence), ("MiAC", AnySequence),
        ("iso8", AnySequence), ("iso9", AnySequence), ("isoa", AnySequence), ("isob", AnySequence), ("isoc", AnySequence),
    ];

    private readonly List<string> _brands = [];

    private HeifBrands()
    {
    }

    /// <summary>The major brand and the compatible ones.</summary>
    public static HeifBrands Read(ReadOnlyMemory<byte> file, Box box)
    {
        var fields = new BoxFields(file, box, isFull: false);
        var brands = new HeifBrands();
        brands._brands.Add(fields.Type());
        fields.U32();
        while (fields.Left >= 4 && brands._brands.Count < MaxBrands)
        {
            brands._brands.Add(fields.Type());
        }
        return brands;
    }

    /// <summary>Whether the file says that its tracks are pictures to be shown.</summary>
    public bool IsSequence => _brands.Exists(brand => brand is "avis" or "msf1" or "hevc" or "hevx" or "hevm" or "hevs" or "avcs");

    /// <summary>Whether the file says that viewers who know gain maps find one in it.</summary>
    public bool HasGainMap => _brands.Contains(HeifGainMap.Type);

    /// <summary>Those that stay, in the order of the table; the first is the major one.</summary>
    /// <param name="codings">Types of the kept items and, with a <c>+</c> before them, of the kept tracks' samples.</param>
    public List<string> Kept(HashSet<string> codings)
    {
        var hasPicture = false;
        var hasSequence = false;
        foreach (var coding in codings)
        {
            hasSequence |= coding[0] == '+';
            hasPicture |= coding[0] != '+';
        }
        var kept = new List<string>();
        foreach (var (brand, needs) in Known)
        {
            var isTrue = needs switch
            {
                "" => true,
                AnyPicture => hasPicture,
                AnySequence => hasSequence,
                _ => codings.Contains(needs) || codings.Contains("+" + needs),
            };
            // Decoders choose by these how they read the file, so a sequence whose first picture only a few of them saw stays so.
            var isBasic = brand is "msf1" or HeifGainMap.Type || (brand == "mif1" && !hasSequence);
            if (isTrue && (isBasic || _brands.Contains(brand)))
            {
                kept.Add(brand);
            }
        }
        var major = kept.IndexOf(_brands[0]);
        kept.Insert(0, kept[major < 0 ? 0 : major]);
        return kept;
    }

    /// <summary>Reports marks that no standard has.</summary>
    public void Report(ReportBuilder report)
    {
        var others = new List<string>();
        foreach (var brand in _brands)
        {
            var isKnown = Array.Exists(Known, known => known.Brand == brand) || brand.StartsWith("iso", StringComparison.Ordinal)
                || brand.StartsWith("mp4", StringComparison.Ordinal) || brand is "tmap" or "unif" or "av01" or "heif" or "MiHi" or "MiAn" or "MiBr" or "1pic";
            if (!isKnown && !others.Contains(brand))
            {
                others.Add(brand);
            }
        }
        report.Add(FindingKind.Other, "Private data", string.Join(' ', others));
    }
}
