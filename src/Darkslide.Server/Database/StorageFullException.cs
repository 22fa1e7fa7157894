namespace Darkslide.Server.Database;

/// <summary>There is no room left for what was to be written; what was there before is as it was.</summary>
internal sealed class StorageFullException(Exception? cause = null) : IOException("There is no room left.", cause);
