using Darkslide.Imaging.Files;
using Darkslide.Imaging.Redacting;
using Microsoft.Win32.SafeHandles;

namespace Darkslide.Imaging;

/// <summary>
/// A picture file opened to be cleaned or inspected. A small one is read; of one of 32 MB or more only what is looked at comes
/// into memory, and a TIFF's pixels hardly ever are.
/// </summary>
/// <remarks>
/// A large file must not be cut short while it is open: then looking at bytes that are gone ends the program, as in any program
/// that maps files.
/// </remarks>
public sealed class PictureFile : IDisposable
{
    /// <summary>From this length on a file is not read into memory.</summary>
    public const long MappedFrom = 32 << 20;

    private readonly SafeFileHandle? _file;
    private readonly MappedBytes? _mapped;

    private PictureFile(byte[] bytes) => Bytes = bytes;

    private PictureFile(SafeFileHandle file)
    {
        _file = file;
        _mapped = new MappedBytes(file);
        Bytes = _mapped.Memory;
    }

    /// <summary>All of the file. Gone when this is disposed of, and with it the embedded pictures of its report.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether the file is too large to be read into memory, and what is made of it as well.</summary>
    public bool IsLarge => _mapped is not null;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It can't be opened or read, or is larger than 2 GB.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<PictureFile> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        var length = new FileInfo(path).Length;
        if (length < MappedFrom)
        {
            // Pipes and devices say that they are empty; to open one could wait for ever.
            return new PictureFile(length == 0 ? [] : await File.ReadAllBytesAsync(path, cancellationToken));
        }
        var file = File.OpenHandle(path);
        try
        {
            return new PictureFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The picture with bars, a crop or a stamp burnt in, as a file of its own in memory.</summary>
    /// <exception cref="PictureRefusedException">As <see cref="Redactor.Burn"/>.</exception>
    public PictureFile Redacted(Redaction redaction) => new(Redactor.Burn(Bytes, redaction));

    /// <inheritdoc/>
    public void Dispose()
    {
        (_mapped as IDisposable)?.Dispose();
        _file?.Dispose();
    }
}
