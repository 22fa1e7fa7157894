using System.Globalization;
using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Rates;

/// <summary>Refuses a network that asks too much, at the addresses where anybody can ask.</summary>
internal static class LimitByNetwork
{
    public static Func<HttpContext, RequestDelegate, Task> With(Peers peers, PrefixRates rates, TimeProvider time) => (context, next) =>
    {
        bool mayAsk = context.GetEndpoint()?.Metadata.GetMetadata<RouteFacts>() is not { IsCounted: true }
            || peers.PrefixOf(context) is not { } prefix
            || rates.Take(prefix);
        if (mayAsk)
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = (60 - (time.GetUtcNow().ToUnixTimeSeconds() % 60)).ToString(CultureInfo.InvariantCulture);
        return ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
    };
}
