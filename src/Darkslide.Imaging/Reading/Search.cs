using Darkslide.Imaging.Files;

namespace Darkslide.Imaging.Reading;

/// <summary>Looks for bytes window by window, so that a large file is never in memory as a whole.</summary>
internal static class Search
{
    private const int Window = 16 << 20;

    /// <summary>Where <paramref name="wanted"/> first stands, or -1.</summary>
    public static int IndexOf(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> wanted)
    {
        for (var start = 0; start < bytes.Length; start += Window)
        {
            var window = bytes.Slice(start, Math.Min(Window + wanted.Length - 1, bytes.Length - start));
            var found = window.Span.IndexOf(wanted);
            if (found >= 0)
            {
                return start + found;
            }
            MappedBytes.Release(window);
        }
        return -1;
    }

    /// <summary>Whether any byte is not zero.</summary>
    public static bool HasOtherThanZeros(ReadOnlyMemory<byte> bytes)
    {
        for (var start = 0; start < bytes.Length; start += Window)
        {
            var window = bytes.Slice(start, Math.Min(Window, bytes.Length - start));
            if (window.Span.IndexOfAnyExcept((byte)0) >= 0)
            {
                return true;
            }
            MappedBytes.Release(window);
        }
        return false;
    }
}
