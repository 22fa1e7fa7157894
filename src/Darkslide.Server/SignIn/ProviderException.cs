namespace Darkslide.Server.SignIn;

/// <summary>The provider can't be used now.</summary>
internal sealed class ProviderException(string why, Exception? inner = null) : Exception(why, inner);
