using System.Security.Cryptography;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Start;

namespace Darkslide.Server.Codes;

/// <summary>
/// Makes codes, and of a code what is kept: a hash under a key that no database holds. Six digits would be found in a moment otherwise.
/// </summary>
internal sealed class CodeHashes(InstanceKey instance)
{
    private const int Codes = 1_000_000;
    private readonly byte[] key = instance.KeyFor("viewers' codes");

    public static string NewCode() => RandomNumberGenerator.GetInt32(Codes).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    public byte[] Of(byte[] locator, byte[] addressHash, string code) => HMACSHA256.HashData(key, (byte[])[.. locator, .. addressHash, .. Encoding.ASCII.GetBytes(code)]);

    public JudgedCode? Judge(OpenRequest request) => request.Code is { } proof ? Judge(request.Locator, proof) : null;

    private JudgedCode Judge(byte[] locator, CodeProof proof)
    {
        byte[] address = ViewerAddress.Hash(proof.AddressKey, proof.Address);
        return new JudgedCode(address, Of(locator, address, proof.Code));
    }
}
