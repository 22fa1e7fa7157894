using System.Diagnostics;
using System.Security.Cryptography;

namespace Darkslide.Format;

/// <summary>
/// Bytes that nobody but their holder may see. They lie in pinned memory, so that the garbage collector leaves no copies behind,
/// are zeroed by <see cref="Dispose"/>, compared in constant time and never turned into text.
/// </summary>
[DebuggerDisplay("{GetType().Name}")]
public abstract class SecretBytes : IDisposable
{
    private readonly byte[] bytes;
    private bool disposed;

    private protected SecretBytes(int length)
    {
        bytes = GC.AllocateArray<byte>(length, pinned: true);
    }

    /// <summary>The bytes themselves, valid until <see cref="Dispose"/>. Whoever copies them has to zero the copy.</summary>
    /// <exception cref="ObjectDisposedException">They have been zeroed.</exception>
    public ReadOnlySpan<byte> Bytes => Writable;

    /// <summary>The same bytes, for the constructors and derivations of this library.</summary>
    internal Span<byte> Writable
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return bytes;
        }
    }

    /// <summary>Whether <paramref name="other"/> is the same, in a time that depends on lengths only.</summary>
    public bool Matches(ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(Writable, other);

    /// <summary>The name of the type: a secret has no text.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Zeroes the bytes. May be called more than once.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(bytes);
        disposed = true;
        GC.SuppressFinalize(this);
    }
}
