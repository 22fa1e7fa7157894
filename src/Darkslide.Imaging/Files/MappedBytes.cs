using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Darkslide.Imaging.Files;

/// <summary>
/// A file's bytes as memory without reading them: the system brings in the pages that are looked at. What was looked at and is
/// not needed again is given back by <see cref="Release"/>, so that a large file doesn't end up in memory after all.
/// </summary>
internal sealed unsafe class MappedBytes : MemoryManager<byte>
{
    private const int PageLength = 4096;

    private readonly SafeFileHandle _file;
    private readonly MemoryMappedFile _mapping;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _length;
    private byte* _start;

    /// <param name="file">Open for reading and not empty; stays the caller's, and open while this is used.</param>
    /// <exception cref="IOException">Too long for one piece of memory.</exception>
    public MappedBytes(SafeFileHandle file)
    {
        _file = file;
        var length = RandomAccess.GetLength(file);
        _length = length <= Array.MaxLength ? (int)length : throw new IOException("The file is larger than 2 GB.");
        _mapping = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = _mapping.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new Span<byte>(_start, _length);
    }

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new MemoryHandle(_start + elementIndex);
    }

    /// <inheritdoc/>
    public override void Unpin()
    {
        // It never moves.
    }

    /// <summary>Copies bytes; those of a mapped file are read out of it, so that no pages are brought in.</summary>
    public static void Copy(ReadOnlyMemory<byte> bytes, Span<byte> to)
    {
        if (!MemoryMarshal.TryGetMemoryManager(bytes, out MappedBytes? mapped, out var start, out var length))
        {
            bytes.Span.CopyTo(to);
            return;
        }
        for (var done = 0; done < length;)
        {
            var read = RandomAccess.Read(mapped._file, to[done..length], start + done);
            done += read > 0 ? read : throw new IOException("The file became shorter while it was read.");
        }
    }

    /// <summary>Two stretches of one mapped file that follow each other as one; else empty.</summary>
    public static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> last, ReadOnlyMemory<byte> next)
    {
        var isMapped = MemoryMarshal.TryGetMemoryManager(last, out MappedBytes? one, out var start, out var length)
            & MemoryMarshal.TryGetMemoryManager(next, out MappedBytes? other, out var behind, out var more);
        return isMapped && one == other && start + length == behind ? one!.Memory.Slice(start, length + more) : default;
    }

    /// <summary>Gives back the pages of bytes that won't be looked at again soon; does nothing for bytes in memory.</summary>
    public static void Release(ReadOnlyMemory<byte> bytes)
    {
        if (OperatingSystem.IsLinux() && MemoryMarshal.TryGetMemoryManager(bytes, out MappedBytes? mapped, out var start, out var length) && mapped._start is not null)
        {
            var from = start & ~(PageLength - 1);
            _ = MemoryAdvice(mapped._start + from, (nuint)(start + length - from), DontNeed);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_start is not null)
        {
            _start = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _mapping.Dispose();
        }
    }

    // madvise(2): of a file that is only read, nothing is lost.
    private const int DontNeed = 4;

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MemoryAdvice(void* start, nuint length, int advice);
}
