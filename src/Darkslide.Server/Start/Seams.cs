using Darkslide.Server.Blobs;

namespace Darkslide.Server.Start;

/// <summary>Where tests put something between.</summary>
internal sealed class Seams
{
    public Func<IBlobStore, IBlobStore> Store { get; init; } = store => store;

    public TextWriter Log { get; init; } = Console.Error;
}
