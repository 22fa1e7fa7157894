using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Saving;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Receipts;

/// <summary>A receipt whose signature is right: what a server says it destroyed of a share. What that proves stands in docs/receipts.md.</summary>
public sealed class ReceiptFile
{
    private const int LongestBytes = 1 << 20;
    private static readonly AnswerJson Indented = new(new JsonSerializerOptions(AnswerJson.Default.Options) { WriteIndented = true });

    private readonly ReceiptAnswer signed;

    private ReceiptFile(ReceiptAnswer signed, Receipt content)
    {
        this.signed = signed;
        Content = content;
    }

    /// <summary>What it says.</summary>
    public Receipt Content { get; }

    /// <summary>Exactly what was signed.</summary>
    public string Text => signed.Receipt;

    /// <summary>64 bytes.</summary>
    public byte[] Signature => signed.Signature;

    /// <summary>The key that signed it, 65 bytes.</summary>
    public byte[] Key => signed.Key;

    /// <summary>Reads a receipt's file and checks its signature.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that must have signed it: the server's, as it was told or kept.</param>
    /// <exception cref="PictureFileException">It can't be read, or is no receipt.</exception>
    /// <exception cref="ReceiptException">The signature is wrong, or another key's.</exception>
    public static ReceiptFile Read(string path, ReadOnlySpan<byte> key)
    {
        ReceiptAnswer signed = Parse(path);
        ReceiptFile receipt = Check(signed);
        return receipt.Key.AsSpan().SequenceEqual(key) ? receipt : throw ReceiptException.OtherKey();
    }

    /// <summary>What a server answered; checks its signature.</summary>
    internal static ReceiptFile Check(ReceiptAnswer signed)
        => ReceiptSigning.IsSigned(Encoding.UTF8.GetBytes(signed.Receipt), signed.Signature, signed.Key)
            ? new ReceiptFile(signed, Said(signed.Receipt))
            : throw ReceiptException.WrongSignature();

    /// <summary>Whether it is of the share with this id.</summary>
    /// <param name="shareId">16 bytes.</param>
    internal bool IsOf(ReadOnlySpan<byte> shareId) => CryptographicOperations.FixedTimeEquals(Content.Share, ReceiptSigning.ShareHash(shareId));

    /// <summary>Writes it where nothing is yet, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PictureFileException">It can't be written; nothing is left of it.</exception>
    public void Save(string path)
    {
        try
        {
            using TemporaryFile file = TemporaryFile.Beside(path);
            file.Stream.Write(JsonSerializer.SerializeToUtf8Bytes(signed, Indented.ReceiptAnswer));
            file.Stream.Write("\n"u8);
            file.Close();
            if (!file.TryMoveTo(path))
            {
                throw new IOException("There is something under this name.");
            }
        }
        catch (Exception e) when (OutputFolder.IsWriteFailure(e))
        {
            throw new PictureFileException(path, $"{path} can't be written.", "Name a file that isn't there yet, in a folder that you may write and that has room.", e);
        }
    }

    private static ReceiptAnswer Parse(string path)
    {
        try
        {
            if (new FileInfo(path).Length <= LongestBytes
                && JsonSerializer.Deserialize(File.ReadAllBytes(path), AnswerJson.Default.ReceiptAnswer) is { } signed)
            {
                return signed;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PictureFileException(path, $"{path} can't be read.", "Check its name, and that you may read it.", e);
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new PictureFileException(path, $"{path} is no receipt.", "Name a file that `darkslide receipt --out` or the share's page saved.");
    }

    // Signed by the key that it names, so by a server: one that signs something else is of another version.
    private static Receipt Said(string text)
    {
        try
        {
            Receipt? content = JsonSerializer.Deserialize(text, AnswerJson.Default.Receipt);
            return content is { Version: Receipt.Current } ? content : throw ReceiptException.OtherVersion();
        }
        catch (JsonException)
        {
            throw ReceiptException.OtherVersion();
        }
    }
}
