namespace Darkslide.Client.Sending;

/// <summary>What a sender writes about one picture.</summary>
/// <param name="Title">1 to 200 characters, or null.</param>
/// <param name="Caption">Up to 2,000 characters, or null.</param>
public sealed record PictureWords(string? Title, string? Caption);
