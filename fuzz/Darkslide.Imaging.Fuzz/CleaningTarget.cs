namespace Darkslide.Imaging.Fuzz;

/// <summary>
/// Whatever the bytes: a cleaned picture that cleaning changes no more, or the one typed refusal, and memory in proportion to
/// the file. Anything else is a crash to the fuzzer; taking too long is its own affair (two seconds, see eng/fuzz).
/// </summary>
internal static class CleaningTarget
{
    private const long AllowedAtLeast = 96 << 20, AllowedPerByte = 64;

    /// <exception cref="InvalidOperationException">A promise of the cleaner does not hold for these bytes.</exception>
    public static void Try(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var cleaned = PictureCleaner.Clean(file);
            RequireLittleMemory(before, file.Length);
            var again = PictureCleaner.Clean(cleaned.Bytes);
            Require(again.Bytes.Span.SequenceEqual(cleaned.Bytes.Span), "cleaning a cleaned picture changed it");
            Require((again.Width, again.Height) == (cleaned.Width, cleaned.Height), "cleaning a cleaned picture changed its size");
            Require(again.Report.Findings.Count == 0, "a cleaned picture still reveals something");
        }
        catch (PictureRefusedException refused)
        {
            RequireLittleMemory(before, file.Length);
            Require(refused.Problem != PictureProblem.StillRevealing, "the writer and the strict reader disagree");
        }
    }

    private static void RequireLittleMemory(long before, int length) =>
        Require(GC.GetAllocatedBytesForCurrentThread() - before <= AllowedAtLeast + (AllowedPerByte * length), "far more memory than the file's size");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
