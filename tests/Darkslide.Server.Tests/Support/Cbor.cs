using System.Text;

namespace Darkslide.Server.Tests.Support;

/// <summary>As much CBOR as an authenticator's answer takes.</summary>
internal static class Cbor
{
    public static byte[] Int(int value) => value < 0 ? Head(1, -1 - value) : Head(0, value);

    public static byte[] Bytes(byte[] value) => [.. Head(2, value.Length), .. value];

    public static byte[] Text(string value) => [.. Head(3, value.Length), .. Encoding.ASCII.GetBytes(value)];

    private static byte[] Head(int type, int value) => value switch
    {
        < 24 => [(byte)((type << 5) + value)],
        < 256 => [(byte)((type << 5) + 24), (byte)value],
        _ => [(byte)((type << 5) + 25), (byte)(value >> 8), (byte)value],
    };
}
