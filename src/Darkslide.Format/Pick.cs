namespace Darkslide.Format;

/// <summary>A value, and when and by which device it was set: the larger stamp wins (FORMAT.md, section 7).</summary>
/// <param name="Is">The value.</param>
/// <param name="At">One more than the largest in the document that the device knew.</param>
/// <param name="By">The device's random id: base64url of 8 bytes.</param>
public sealed record Stamped<T>(T Is, long At, string By);

/// <summary>What the holders of a link think of one picture. A field that was never set is null.</summary>
/// <param name="Picture">The picture's <see cref="ManifestPicture.Id"/>.</param>
/// <param name="Rating">−1 (rejected), 0 (none) or 1 to 5 stars.</param>
/// <param name="Label">A colour label.</param>
/// <param name="Remark">Up to 450 characters, empty for none; hostile text.</param>
public sealed record Pick(string Picture, Stamped<int>? Rating, Stamped<PickLabel>? Label, Stamped<string>? Remark)
{
    /// <summary>Whether anything is set that isn't "none".</summary>
    public bool IsMarked => Rating is { Is: not 0 } || Label is { Is: not PickLabel.None } || Remark is { Is.Length: > 0 };
}
