using System.Runtime.InteropServices;

namespace Darkslide.Imaging;

/// <summary>
/// How the C library keeps what libvips, ImageMagick and their decoders take from it. By itself glibc gives every thread a pool of its own,
/// and after the first large picture it keeps large pieces in those pools instead of giving them back.
/// </summary>
public static class NativeMemory
{
    // mallopt(3)
    private const int TrimThreshold = -1, MmapThreshold = -3, ArenaMax = -8;

    private const int LargeBytes = 256 * 1024;

    private static readonly Lazy<bool> Kept = new(Keep);

    /// <summary>
    /// One pool for all threads, and large pieces back to the system at once. Pools that threads have by then stay, so a program calls this first.
    /// </summary>
    public static void KeepTogether() => _ = Kept.Value;

    private static bool Keep()
    {
        try
        {
            return Mallopt(ArenaMax, 1) != 0 && Mallopt(MmapThreshold, LargeBytes) != 0 && Mallopt(TrimThreshold, LargeBytes) != 0;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, with another way of keeping memory.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mallopt(int parameter, int value);
}
