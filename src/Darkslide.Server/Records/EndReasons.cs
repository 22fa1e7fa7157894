namespace Darkslide.Server.Records;

/// <summary>Why a link ended: the wire's words.</summary>
internal static class EndReasons
{
    public const string Revoked = "revoked";
    public const string Expired = "expired";
    public const string UsedUp = "used-up";
    public const string Downloaded = "downloaded";
    public const string TakenDown = "taken-down";
}
