namespace Darkslide.Imaging.Fuzz;

/// <summary>
/// Whatever the bytes: a cleaned picture that cleaning changes no more, or the one typed refusal, and memory in proportion to
/// the file, within two seconds of processor time. Anything else is a crash to the fuzzer.
/// </summary>
internal static class CleaningTarget
{
    private const long AllowedAtLeast = 96 << 20, AllowedPerByte = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <exception cref="InvalidOperationException">A promise of the cleaner does not hold for these bytes.</exception>
    public static void Try(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = Environment.CpuUsage.TotalTime;
        try
        {
            var cleaned = PictureCleaner.Clean(file);
            RequireLittleMemory(before, file.Length);
            RequireLittleTime(began);
            var again = PictureCleaner.Clean(cleaned.Bytes);
            Require(again.Bytes.Span.SequenceEqual(cleaned.Bytes.Span), "cleaning a cleaned picture changed it");
            Require((again.Width, again.Height) == (cleaned.Width, cleaned.Height), "cleaning a cleaned picture changed its size");
            Require(again.Report.Findings.Count == 0, "a cleaned picture still reveals something");
        }
        catch (PictureRefusedException refused)
        {
            RequireLittleMemory(before, file.Length);
            RequireLittleTime(began);
            Require(refused.Problem != PictureProblem.StillRevealing, "the writer and the strict reader disagree");
        }
    }

    private static void RequireLittleMemory(long before, int length) =>
        Require(GC.GetAllocatedBytesForCurrentThread() - before <= AllowedAtLeast + (AllowedPerByte * length), "far more memory than the file's size");

    private static void RequireLittleTime(TimeSpan began) => Require(Environment.CpuUsage.TotalTime - began <= Longest, "more than two seconds");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
