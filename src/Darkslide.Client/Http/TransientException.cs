using Darkslide.Client.Failures;

namespace Darkslide.Client.Http;

/// <summary>A failure that may be gone on the next try.</summary>
internal sealed class TransientException(DarkslideException final, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(final.Message, inner)
{
    /// <summary>What to say if it is not gone when patience is over.</summary>
    public DarkslideException Final { get; } = final;

    /// <summary>The delay that the server asks for.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether trying again is pointless before anything has ever answered: nobody listens at this address.</summary>
    public bool NobodyThere => InnerException is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.InvalidResponse,
    };

    /// <summary>Whether the server itself stumbled: worth few tries, not minutes of them.</summary>
    public bool ServerFault => Final is ServerRefusedException { Code: Protocol.ProblemCodes.Internal };
}
