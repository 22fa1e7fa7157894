using Darkslide.Format;

namespace Darkslide.Client.Looking;

/// <summary>Asked for the password when a link has one; null if there is none to be had. The client disposes of it.</summary>
public delegate ValueTask<Password?> PasswordAsker(CancellationToken cancellationToken);
