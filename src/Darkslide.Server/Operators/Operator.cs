using Darkslide.Protocol;
using Darkslide.Server.Problems;
using Darkslide.Server.Start;

namespace Darkslide.Server.Operators;

/// <summary>Knows the operator by their <c>Authorization</c>.</summary>
internal sealed class Operator(OperatorKey key)
{
    /// <summary>Runs <paramref name="handle"/> for the operator, or refuses.</summary>
    public RequestDelegate Only(RequestDelegate handle) => context =>
        Capability.TryReadOperator(context.Request.Headers.Authorization, out byte[] token) && key.Is(token)
            ? handle(context)
            : ProblemAnswer.Write(context, ProblemCodes.NotOperator);
}
