namespace Darkslide.Protocol;

/// <summary>What a link can allow its holder about picks (PROTOCOL.md section 4.7).</summary>
public static class PicksOffers
{
    /// <summary>The holder picks; only they and the owner read it.</summary>
    public const string Own = "own";

    /// <summary>The holders of all such links of the share read one another's picks.</summary>
    public const string Shared = "shared";
}
