namespace Darkslide.Imaging.Packing;

/// <summary>The checksum of zlib streams (RFC 1950 section 8.2).</summary>
internal sealed class Adler32
{
    private const uint Modulus = 65521;

    /// <summary>The most bytes before the sums must be reduced (zlib's NMAX).</summary>
    private const int Run = 5552;

    private uint _a = 1, _b;

    public uint Value => (_b << 16) | _a;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(bytes.Length, Run)];
            foreach (var value in run)
            {
                _a += value;
                _b += _a;
            }
            _a %= Modulus;
            _b %= Modulus;
            bytes = bytes[run.Length..];
        }
    }
}
