using System.Security.Cryptography;

namespace Darkslide.Server.Start;

/// <summary>
/// What the operator's requests prove: a file of the data folder that whoever can read it is the operator. Made at the first start; another
/// one after it was deleted, so that a lost key is replaced by deleting the file and starting anew.
/// </summary>
internal sealed class OperatorKey
{
    private const int KeyBytes = 32;
    private readonly byte[] hash;

    private OperatorKey(byte[] token) => hash = SHA256.HashData(token);

    public static OperatorKey Open(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                KeyFile.Make(path, KeyBytes);
            }

            byte[] token = File.ReadAllBytes(path);
            return token.Length == KeyBytes
                ? new OperatorKey(token)
                : throw new StartException($"The operator's key {path} is not {KeyBytes} bytes long.", "Delete it: the next start makes a new one.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The operator's key {path} can't be read or made ({fault.Message}).", "Mend that, and start again.", fault);
        }
    }

    public bool Is(byte[] token) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(token), hash);
}
