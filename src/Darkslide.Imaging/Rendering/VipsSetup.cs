using NetVips;

namespace Darkslide.Imaging.Rendering;

/// <summary>libvips as we want it: few threads, no cache of operations, so that memory is flat over any number of pictures.</summary>
internal static class VipsSetup
{
    private static readonly Lazy<bool> Ready = new(SetUp);

    public static void Require() => _ = Ready.Value;

    private static bool SetUp()
    {
        NativeMemory.KeepTogether();
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        NetVips.NetVips.Concurrency = Math.Clamp(Environment.ProcessorCount, 1, 4);
        // Loaders that libvips itself marks as not made for hostile files.
        NetVips.NetVips.BlockUntrusted = true;
        // What libvips finds odd about a picture is nothing that a person at a terminal, or a program that reads one, can use.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Info | Enums.LogLevelFlags.Debug, static (_, _, _) => { });
        return true;
    }
}
