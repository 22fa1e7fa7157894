using System.Diagnostics.Metrics;

namespace Darkslide.Server.Log;

/// <summary>What the server counts about itself: sums only, nothing by link, share or peer.</summary>
internal static class Meters
{
    public const string Name = "Darkslide";

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> OpeningsGranted = Meter.CreateCounter<long>("darkslide.openings.granted");
    public static readonly Counter<long> OpeningsRefused = Meter.CreateCounter<long>("darkslide.openings.refused");
    public static readonly Counter<long> OpeningsReturned = Meter.CreateCounter<long>("darkslide.openings.returned");
    public static readonly Counter<long> LinksEnded = Meter.CreateCounter<long>("darkslide.links.ended");
    public static readonly Counter<long> BlobsStored = Meter.CreateCounter<long>("darkslide.blobs.stored");
    public static readonly Counter<long> BlobsDestroyed = Meter.CreateCounter<long>("darkslide.blobs.destroyed");
    public static readonly Counter<long> BytesSent = Meter.CreateCounter<long>("darkslide.bytes.sent", "By");
    public static readonly Counter<long> BytesTaken = Meter.CreateCounter<long>("darkslide.bytes.taken", "By");
    public static readonly Counter<long> Decisions = Meter.CreateCounter<long>("darkslide.database.decisions");
    public static readonly Counter<long> Commits = Meter.CreateCounter<long>("darkslide.database.commits");
}
