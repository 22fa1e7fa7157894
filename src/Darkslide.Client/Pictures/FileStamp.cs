namespace Darkslide.Client.Pictures;

/// <summary>Tells whether a file is still the one that was looked at.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    public static FileStamp Of(string path)
    {
        var info = new FileInfo(path);
        return new FileStamp(info.Exists ? info.Length : -1, info.LastWriteTimeUtc);
    }
}
