using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Darkslide.Format;

/// <summary>A password as the key schedule takes it: NFC, in UTF-8, in pinned memory (FORMAT.md, section 3.1).</summary>
public sealed class Password : IDisposable
{
    /// <summary>The most Unicode scalar values that a password has after normalisation.</summary>
    public const int LongestInScalars = 1_024;

    // NFC makes no text longer than three times its UTF-16 length (UAX #15), and what is far above the limit needs no look.
    private const int LongestInput = 64 * 1_024;
    private const int Growth = 3;

    private readonly byte[] utf8;
    private readonly int length;
    private bool disposed;

    /// <summary>Takes a password as it was typed; nothing is trimmed. The caller has to zero its own copy.</summary>
    /// <exception cref="FormatErrorException">
    /// <see cref="FormatError.MalformedPassword"/>, <see cref="FormatError.EmptyPassword"/> or
    /// <see cref="FormatError.LongPassword"/>.
    /// </exception>
    /// <exception cref="PlatformNotSupportedException">This .NET was set up without Unicode data.</exception>
    public Password(ReadOnlySpan<char> typed)
    {
        RequireUnicodeData();
        if (!Text.IsWellFormed(typed)) throw new FormatErrorException(FormatError.MalformedPassword);
        if (typed.IsEmpty) throw new FormatErrorException(FormatError.EmptyPassword);
        if (typed.Length > LongestInput) throw new FormatErrorException(FormatError.LongPassword);

        var normalised = GC.AllocateArray<char>(typed.Length * Growth, pinned: true);
        try
        {
            var text = normalised.AsSpan(0, Normalise(typed, normalised));
            if (Text.CountScalars(text) > LongestInScalars) throw new FormatErrorException(FormatError.LongPassword);
            utf8 = GC.AllocateArray<byte>(Encoding.UTF8.GetMaxByteCount(text.Length), pinned: true);
            length = Encoding.UTF8.GetBytes(text, utf8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(normalised.AsSpan()));
        }
    }

    /// <summary>NFC in UTF-8, valid until <see cref="Dispose"/>.</summary>
    internal ReadOnlySpan<byte> Utf8
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return utf8.AsSpan(0, length);
        }
    }

    /// <summary>The name of the type: a password has no text.</summary>
    public override string ToString() => nameof(Password);

    /// <summary>Zeroes the bytes. May be called more than once.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(utf8);
        disposed = true;
    }

    // With InvariantGlobalization .NET returns every text unchanged and says nothing: a password typed on a Mac would then give
    // another key than the same one typed on Windows.
    private static void RequireUnicodeData()
    {
        Span<char> composed = stackalloc char[4];
        if (!"e\u0301".AsSpan().TryNormalize(composed, out var written, NormalizationForm.FormC) || written != 1)
        {
            throw new PlatformNotSupportedException(
                "Passwords need Unicode normalisation. Install ICU and leave InvariantGlobalization (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT) off.");
        }
    }

    // .NET refuses to normalise U+FFFE, a noncharacter that nothing composes with: the pieces on both sides of it are normalised
    // one by one, which by UAX #15 is the same.
    private static int Normalise(ReadOnlySpan<char> text, Span<char> destination)
    {
        var total = 0;
        while (true)
        {
            var piece = text.IndexOf('\uFFFE');
            var source = piece < 0 ? text : text[..piece];
            if (!source.TryNormalize(destination[total..], out var written, NormalizationForm.FormC))
            {
                throw new FormatErrorException(FormatError.LongPassword);
            }

            total += written;
            if (piece < 0) return total;
            destination[total++] = '\uFFFE';
            text = text[(piece + 1)..];
        }
    }
}
