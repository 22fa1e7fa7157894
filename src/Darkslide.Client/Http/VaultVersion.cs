namespace Darkslide.Client.Http;

/// <summary>A sealed vault as it was read, and what says that it is still the one that is there.</summary>
internal sealed record VaultVersion(byte[] Sealed, string Tag);
