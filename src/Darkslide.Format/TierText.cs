namespace Darkslide.Format;

/// <summary>Tiers as JSON writes them.</summary>
internal static class TierText
{
    public static string Write(Tier tier) => tier == Tier.Full ? "full" : "view";

    public static Tier Read(JsonMembers members) =>
        members.Text("tier", text => text is "full" or "view") == "full" ? Tier.Full : Tier.View;
}
