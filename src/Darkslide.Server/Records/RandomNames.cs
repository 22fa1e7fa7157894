using System.Buffers.Text;
using System.Security.Cryptography;

namespace Darkslide.Server.Records;

/// <summary>Names that say nothing: of blobs in the store and of uploads under way.</summary>
internal static class RandomNames
{
    private const int Bytes = 16;

    public static string Blob() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static string Upload() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
