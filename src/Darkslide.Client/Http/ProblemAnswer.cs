using System.Net;
using System.Text.Json;
using Darkslide.Client.Failures;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Http;

/// <summary>Turns an answer that is no success into the exception that says so.</summary>
internal static class ProblemAnswer
{
    public static async Task<Exception> ReadAsync(Uri origin, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (ForeignAnswer(origin, response) is { } foreign)
        {
            return foreign;
        }

        Problem? problem = await ReadProblemAsync(response, cancellationToken);
        return problem is null ? Unexplained(origin, response.StatusCode) : For(problem, RetryAfter(response));
    }

    /// <summary>What an answer without the right protocol header means, or null if it has it.</summary>
    public static Exception? ForeignAnswer(Uri origin, HttpResponseMessage response)
    {
        string? version = response.Headers.TryGetValues(ProtocolVersion.Header, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
        if (version is not null)
        {
            return version == ProtocolVersion.Current ? null : ServerUnreachableException.OtherVersion(origin, version);
        }

        return response.StatusCode switch
        {
            // A proxy before a server that is down or starting.
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                => new TransientException(ServerUnreachableException.NoAnswer(origin, null)),
            HttpStatusCode.RequestEntityTooLarge => new ServerRefusedException(
                ProblemCodes.TooLarge,
                "A proxy before the server refuses uploads of this size.",
                "Its operator must let it pass request bodies of 8 MiB."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest
                => ServerUnreachableException.SendsElsewhere(origin, response.Headers.Location),
            _ => ServerUnreachableException.NotDarkslide(origin),
        };
    }

    private static Exception For(Problem problem, TimeSpan? retryAfter) => problem.Code switch
    {
        ProblemCodes.LinkUnavailable => LinkUnavailableException.Ended(),
        ProblemCodes.NotStarted when problem.Starts is { } starts => LinkNotStartedException.At(starts),
        ProblemCodes.OpeningOver => LinkUnavailableException.LeaseOver(),
        ProblemCodes.NotOwner => LinkUnavailableException.NotOwner(),
        ProblemCodes.WrongPassword => PasswordException.Wrong(problem.TriesLeft),
        ProblemCodes.WrongCode => CodeException.Wrong(problem.TriesLeft),
        ProblemCodes.LinkLocked => PasswordException.Locked(),
        ProblemCodes.StoreUnavailable or ProblemCodes.TooSlow or ProblemCodes.TooManyRequests or ProblemCodes.Internal
            => new TransientException(Refused(problem), retryAfter),
        _ => Refused(problem),
    };

    private static ServerRefusedException Refused(Problem problem)
        => new(problem.Code, ForeignText.OneLine(problem.Title, 300), ForeignText.OneLine(problem.Detail, 300), problem);

    private static Exception Unexplained(Uri origin, HttpStatusCode status)
        => (int)status >= 500
            ? new TransientException(new ServerRefusedException(ProblemCodes.Internal, $"The server failed with status {(int)status}.", "Try again later."))
            : ServerUnreachableException.NotDarkslide(origin);

    private static async Task<Problem?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(body, AnswerJson.Default.Problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;
}
