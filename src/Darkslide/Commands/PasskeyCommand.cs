using System.CommandLine;

namespace Darkslide.Commands;

/// <summary><c>darkslide passkey</c>: what an owner does about the passkey that a link belongs to.</summary>
internal static class PasskeyCommand
{
    public static Command Build() => new("passkey", "Decide about the passkey of a link that was sent with --passkey.") { ForgetPasskeyCommand.Build() };
}
