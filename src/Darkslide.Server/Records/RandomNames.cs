using System.Buffers.Text;
using System.Security.Cryptography;

namespace Darkslide.Server.Records;

/// <summary>Names that say nothing: of blobs in the store and of uploads under way.</summary>
internal static class RandomNames
{
    private const int Bytes = 16;

    public static string Blob() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether it is 32 hexadecimal digits, as <see cref="Blob"/> makes them.</summary>
    public static bool IsBlob(string name) => name.Length == 2 * Bytes && name.All(char.IsAsciiHexDigitLower);

    public static string Upload() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
