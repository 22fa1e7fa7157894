using System.Security.Cryptography;
using Darkslide.Protocol;

namespace Darkslide.Server.Start;

/// <summary>
/// What receipts are signed with: a file of the data folder, made at the first start. Not derived from the instance key, which may be in other
/// hands than this one, and is replaced for other reasons. Another one after it was deleted; whoever kept its public half goes on checking old receipts.
/// </summary>
internal sealed class ReceiptKey : IDisposable
{
    private readonly ECDsa key;

    private ReceiptKey(ECDsa key)
    {
        this.key = key;
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = [DeviceSigning.Uncompressed, .. point.X!, .. point.Y!];
    }

    /// <summary>65 bytes: an uncompressed point.</summary>
    public byte[] PublicKey { get; }

    public static ReceiptKey Open(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            return new ReceiptKey(Read(File.ReadAllBytes(path)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The key of receipts {path} can't be read or made ({fault.Message}).", "Mend that, and start again.", fault);
        }
        catch (CryptographicException fault)
        {
            throw new StartException($"The key of receipts {path} is no P-256 key.", "Put the right file there, or delete it: the next start makes a new one.", fault);
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        lock (key)
        {
            return key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    public void Dispose() => key.Dispose();

    private static void Make(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] content = key.ExportPkcs8PrivateKey();
        KeyFile.Make(path, content);
        CryptographicOperations.ZeroMemory(content);
    }

    private static ECDsa Read(byte[] content)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(content, out _);
            return key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? key : throw new CryptographicException("another curve");
        }
        catch
        {
            key.Dispose();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }
}
