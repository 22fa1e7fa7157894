using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;

namespace Darkslide.Server.Passes;

/// <summary>What a new pass may be (PROTOCOL.md section 7).</summary>
internal static class AddPassCheck
{
    public static void Run(AddPassRequest pass, DateTimeOffset now)
    {
        Check.Length("passId", pass.PassId, Limits.IdBytes);
        Check.Length("tokenHash", pass.TokenHash, Limits.KeyBytes);
        Check.That(
            pass.Name is { Length: > 0 and <= Limits.PassName } && !pass.Name.Any(char.IsControl), "name", $"name must have 1 to {Limits.PassName} characters on one line.");
        Check.Within("bytes", pass.Bytes ?? 1, 1, Limits.MostBytes);
        Check.Within("perDay", pass.PerDay ?? 1, 1, Limits.MostBytes);
        Check.That(pass.Until is not { } until || until > now, "until", "until must be a time to come.");
    }
}
