using System.Diagnostics;
using System.Security.Cryptography;
using Darkslide.Format;

namespace Darkslide.Bench;

/// <summary>Sealing 64 MiB by one thread, and raw AES-256-GCM over as many bytes in parts of 1 MiB: eleven rounds in turn, the median ratio.</summary>
internal sealed class SealingSpeed : Measurement
{
    private const int Part = 1 << 20;
    private const int Parts = 64;

    public override string Name => "sealing";

    public override string What => "sealing, one core";

    public override string Budget => "≥ 90 % of raw AES-256-GCM at 1 MiB";

    public override Task<Measured> MeasureAsync()
    {
        byte[] plaintext = RandomNumberGenerator.GetBytes(Part * Parts);
        byte[] associatedData = AssociatedData.For(BlobKind.Original, new byte[16]);
        var rounds = new List<(double Ours, double Raw)>();
        for (var i = 0; i < 13; i++)
        {
            rounds.Add((Rate(() => Seal(plaintext, associatedData)), Rate(() => Encrypt(plaintext))));
        }

        // The first two warm up the code and the caches.
        (double ours, double raw) = rounds.Skip(2).OrderBy(r => r.Ours / r.Raw).ElementAt(5);
        return Task.FromResult(new Measured($"{ours / raw:P0} ({ours:F0} of {raw:F0} MB/s)", ours / raw >= 0.9));
    }

    private static void Seal(byte[] plaintext, byte[] associatedData)
    {
        using SecretKey key = SecretKey.Create();
        using SealingSession session = SealingSession.Create(key, associatedData);
        using var sealing = new SealingStream(session, plaintext);
        var buffer = new byte[Part];
        while (sealing.Read(buffer) > 0)
        {
        }
    }

    private static void Encrypt(byte[] plaintext)
    {
        using var cipher = new AesGcm(RandomNumberGenerator.GetBytes(32), 16);
        var ciphertext = new byte[Part];
        var nonce = new byte[12];
        var tag = new byte[16];
        for (var i = 0; i < Parts; i++)
        {
            BitConverter.TryWriteBytes(nonce, i);
            cipher.Encrypt(nonce, plaintext.AsSpan(i * Part, Part), ciphertext, tag);
        }
    }

    private static double Rate(Action run)
    {
        long began = Stopwatch.GetTimestamp();
        run();
        return Part * Parts / 1e6 / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
