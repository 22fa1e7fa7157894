using Darkslide.Client.Looking;

namespace Darkslide.Results;

/// <summary><c>darkslide get --json</c>.</summary>
internal sealed record GetResult(IReadOnlyList<SavedFile> Files);
