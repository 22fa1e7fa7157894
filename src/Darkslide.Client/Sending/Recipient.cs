namespace Darkslide.Client.Sending;

/// <summary>Somebody who gets a link.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Mail">Their mail address, or null. It is for the sender's mail program only and never sent anywhere.</param>
public sealed record Recipient(string Name, string? Mail);
