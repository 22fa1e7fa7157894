using Darkslide.Server.Records;

namespace Darkslide.Server.Passkeys;

/// <summary>An authenticator's answer after it was looked at, outside of any decision.</summary>
/// <param name="Made">When its challenge was, in milliseconds.</param>
/// <param name="Credential">Which one answered; null if the answer proves nothing.</param>
/// <param name="IsNew">Whether it wants to be registered.</param>
/// <param name="Fault">The problem's code if it proves nothing.</param>
internal sealed record JudgedPasskey(long Made, PasskeyCredential? Credential, bool IsNew, string? Fault)
{
    public static JudgedPasskey Faulty(string fault) => new(0, null, false, fault);
}
