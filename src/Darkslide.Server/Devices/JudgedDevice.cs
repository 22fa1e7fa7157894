namespace Darkslide.Server.Devices;

/// <summary>A device's proof after its challenge and signature were looked at.</summary>
/// <param name="Key">The public key that it holds; null if it holds none.</param>
/// <param name="Fault">The problem's code if it doesn't prove anything.</param>
internal sealed record JudgedDevice(byte[]? Key, string? Fault);
