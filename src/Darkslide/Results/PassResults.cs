using Darkslide.Client.Passes;
using Darkslide.Protocol.Messages;

namespace Darkslide.Results;

/// <summary><c>darkslide pass add --json</c>.</summary>
internal sealed record AddPassResult(int Number, string Url);

/// <summary><c>darkslide pass list --json</c>.</summary>
internal sealed record PassesResult(IReadOnlyList<OperatorPass> Passes, PassUse Store);

/// <summary><c>darkslide pass revoke --json</c> and <c>pass allow --json</c>.</summary>
internal sealed record ChosenPassResult(int Number, string Name);

/// <summary><c>darkslide pass use --json</c> and <c>pass sign-in --json</c>, and one of <c>pass show</c>.</summary>
internal sealed record KeptPassResult(string Server, string State, DateTimeOffset? Until, PassUse? Bytes, PassUse? Day, DateTimeOffset? Renews)
{
    public static KeptPassResult Of(PassLink pass, PassState state) => new(ServerOf(pass), state.State, state.Until, state.Bytes, state.Day, state.Renews);

    public static string ServerOf(PassLink pass) => pass.Origin.GetLeftPart(UriPartial.Authority);
}

/// <summary><c>darkslide pass show --json</c>.</summary>
internal sealed record KeptPassesResult(IReadOnlyList<KeptPassResult> Passes);
