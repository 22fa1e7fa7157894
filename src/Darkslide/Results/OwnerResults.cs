using Darkslide.Client.History;
using Darkslide.Client.Owning;

namespace Darkslide.Results;

/// <summary>A link that a command did something to.</summary>
internal sealed record ChosenLink(int Number, string? To)
{
    public static IReadOnlyList<ChosenLink> Of(IReadOnlyList<OwnedLink> links) => [.. links.Select(link => new ChosenLink(link.Number, link.To))];
}

/// <summary><c>darkslide revoke --json</c>.</summary>
internal sealed record RevokeResult(IReadOnlyList<ChosenLink> Revoked);

/// <summary><c>darkslide unlock --json</c>.</summary>
internal sealed record UnlockResult(IReadOnlyList<ChosenLink> Unlocked);

/// <summary><c>darkslide add --json</c>.</summary>
internal sealed record AddResult(int Added, [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] DocumentsResult? Documents);

/// <summary><c>darkslide remove --json</c>.</summary>
internal sealed record RemoveResult(int Removed);

/// <summary><c>darkslide approve --json</c>.</summary>
internal sealed record ApproveResult(IReadOnlyList<ChosenLink> Approved);

/// <summary><c>darkslide change --json</c>.</summary>
internal sealed record ChangeResult(IReadOnlyList<ChangedLink> Changed);

/// <summary><c>darkslide device free --json</c>.</summary>
internal sealed record FreedResult(FreedDevice Freed);

/// <summary><c>darkslide device allow --json</c>.</summary>
internal sealed record AllowedResult(AllowedDevices Allowed);

/// <summary><c>darkslide passkey forget --json</c>.</summary>
internal sealed record ForgottenResult(ForgottenPasskey Forgotten);

/// <summary><c>darkslide notify --json</c>.</summary>
/// <param name="Hook">Whether by web hook.</param>
/// <param name="Email">Whether by e-mail.</param>
/// <param name="HookSecret">What the hook's messages are signed with, where one was just named.</param>
internal sealed record NotifyResult(bool Hook, bool Email, string? HookSecret);

/// <summary><c>darkslide shares --json</c>.</summary>
internal sealed record SharesResult(IReadOnlyList<KeptShare> Shares);

/// <summary><c>darkslide shares forget --json</c>.</summary>
internal sealed record ForgetResult(int Forgotten);
