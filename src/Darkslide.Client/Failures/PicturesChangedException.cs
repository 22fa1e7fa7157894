namespace Darkslide.Client.Failures;

/// <summary>The sender added or removed pictures while these were being fetched.</summary>
public sealed class PicturesChangedException : DarkslideException
{
    internal PicturesChangedException(Exception inner)
        : base(
            "The sender changed these pictures while they were being fetched.",
            "Run the command again: it goes on with the same view, and what was saved whole is kept.",
            inner)
    {
    }
}
