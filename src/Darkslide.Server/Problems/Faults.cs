using Darkslide.Protocol;
using Darkslide.Server.Blobs;
using Darkslide.Server.Database;
using Darkslide.Server.Log;

namespace Darkslide.Server.Problems;

/// <summary>Turns whatever goes wrong on the way into a problem of the table, the framework's own refusals too.</summary>
internal static class Faults
{
    public static Func<HttpContext, RequestDelegate, Task> Catch(ILogger log) => async (context, next) =>
    {
        try
        {
            await next(context);
            // A problem that a HEAD was answered with has no body, but is one.
            if (!context.Response.HasStarted && !context.Items.ContainsKey(ProblemAnswer.CodeItem) && OfStatus(context.Response) is { } refusal)
            {
                await ProblemAnswer.Write(context, refusal);
            }
        }
        catch (Exception fault) when (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted)
        {
            // Nobody listens any more, or half an answer is out: all that is left is to break off.
            LogUnlessBrokenOff(log, context, fault);
            context.Abort();
        }
        catch (Exception fault)
        {
            await ProblemAnswer.Write(context, Of(log, fault));
        }
    };

    private static void LogUnlessBrokenOff(ILogger log, HttpContext context, Exception fault)
    {
        if (fault is not (OperationCanceledException or IOException or BadHttpRequestException) && !context.RequestAborted.IsCancellationRequested)
        {
            log.RequestFailed(fault.GetType().Name, Trace(fault));
        }
    }

    private static Refusal Of(ILogger log, Exception fault)
    {
        switch (fault)
        {
            case RefusedException refused:
                return refused.Refusal;
            case BadHttpRequestException bad:
                return OfStatus(bad.StatusCode) ?? ProblemCodes.InvalidRequest;
            case IOException { InnerException: OverflowException }:
                // How the framework says that a chunk of the body claims more bytes than can be counted.
                return ProblemCodes.InvalidRequest;
            case StorageFullException:
                log.StoreFull();
                return ProblemCodes.StorageFull;
            case StoreException:
                log.StoreFailed(fault.InnerException?.GetType().Name ?? fault.GetType().Name);
                return ProblemCodes.StoreUnavailable;
            default:
                log.RequestFailed(fault.GetType().Name, Trace(fault));
                return ProblemCodes.Internal;
        }
    }

    // Where it happened, never what the exception says: that may hold a path or a value.
    private static string Trace(Exception fault) => (fault.StackTrace ?? "").ReplaceLineEndings(" ");

    // Answers that routing makes have a status and nothing else.
    private static Refusal? OfStatus(HttpResponse response)
        => response.StatusCode >= 400 && response.ContentLength is null && response.ContentType is null ? OfStatus(response.StatusCode) : null;

    private static Refusal? OfStatus(int status) => Code(status) is { } code ? new Refusal(code) : null;

    private static string? Code(int status) => status switch
    {
        404 => ProblemCodes.NoSuchAddress,
        405 => ProblemCodes.WrongMethod,
        408 => ProblemCodes.TooSlow,
        413 => ProblemCodes.TooLarge,
        415 => ProblemCodes.WrongMediaType,
        400 or 411 or 414 or 431 => ProblemCodes.InvalidRequest,
        _ => null,
    };
}
