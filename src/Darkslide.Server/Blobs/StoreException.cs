namespace Darkslide.Server.Blobs;

/// <summary>The blob store does not answer, or not as it must.</summary>
internal sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);
