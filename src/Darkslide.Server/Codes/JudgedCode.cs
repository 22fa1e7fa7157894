namespace Darkslide.Server.Codes;

/// <summary>A viewer's proof of an address, as hashes.</summary>
internal sealed record JudgedCode(byte[] AddressHash, byte[] CodeHash);
