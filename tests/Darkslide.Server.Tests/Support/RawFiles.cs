using System.Text;

namespace Darkslide.Server.Tests.Support;

/// <summary>A data folder's files as bytes, as whoever steals the disk sees them.</summary>
internal static class RawFiles
{
    /// <summary>Which files hold <paramref name="secret"/>, as it is, in hexadecimal or in base64.</summary>
    public static List<string> Holding(string folder, byte[] secret)
    {
        byte[][] forms = [secret, Encoding.ASCII.GetBytes(Convert.ToHexString(secret)), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)),
            Encoding.ASCII.GetBytes(Convert.ToBase64String(secret).TrimEnd('=')), Encoding.ASCII.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(secret))];
        return [.. All(folder).Where(file => forms.Any(form => file.Bytes.AsSpan().IndexOf(form) >= 0)).Select(file => file.Path)];
    }

    public static List<(string Path, byte[] Bytes)> All(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "held").Select(path => (path, Read(path)))];

    public static void Copy(string from, string to)
    {
        foreach ((string path, byte[] bytes) in All(from))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
        }
    }

    // The server has them open, and they may grow meanwhile.
    private static byte[] Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new MemoryStream();
            file.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
