using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Devices;

/// <summary>This device's key for a link that is bound to devices (PROTOCOL.md section 4.8).</summary>
internal sealed class DeviceKey : IDisposable
{
    private readonly ECDsa key;

    public DeviceKey(ECDsa key) => this.key = key;

    public static bool IsFitting(ECDsa key) => key.KeySize == 256 && key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;

    public DeviceProof Sign(byte[] locator, byte[] opening, byte[] challenge)
    {
        ECPoint point = key.ExportParameters(false).Q;
        return new DeviceProof
        {
            Key = [DeviceSigning.Uncompressed, .. point.X!, .. point.Y!],
            Challenge = challenge,
            Signature = key.SignData(
                DeviceSigning.Text(locator, opening, challenge), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        };
    }

    public void Dispose() => key.Dispose();
}
