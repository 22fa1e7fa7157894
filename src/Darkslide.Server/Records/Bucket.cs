namespace Darkslide.Server.Records;

/// <summary>
/// Where a row of a key table is looked for: 16 bits of its id. The number always takes three bytes in SQLite's record
/// format, the free one too, so that rows keep their length when they are overwritten.
/// </summary>
internal static class Bucket
{
    public const int Free = 0x2_0000;

    public static int Of(ReadOnlySpan<byte> id) => 0x1_0000 + (id[0] << 8) + id[1];
}
