using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Protocol;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Http;

/// <summary>Reads and writes JSON bodies.</summary>
internal static class Json
{
    public static async Task<T> Read<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new RefusedException(ProblemCodes.WrongMediaType);
        }

        if (context.Request.ContentLength > BodyLimit.JsonBytes)
        {
            throw new RefusedException(Refusal.TooLarge(BodyLimit.JsonBytes, $"Such a body may have {BodyLimit.JsonBytes} bytes."));
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                ?? throw new RefusedException(Refusal.Invalid("", "The body is null."));
        }
        catch (JsonException fault)
        {
            throw new RefusedException(Unreadable(fault));
        }
    }

    public static Task Write<T>(HttpContext context, Result<T> result, int status, JsonTypeInfo<T> type)
        => result.Refusal is { } refusal ? ProblemAnswer.Write(context, refusal) : Write(context, status, result.Value!, type);

    public static Task WriteNothing(HttpContext context, Result<Done> result)
    {
        if (result.Refusal is { } refusal)
        {
            return ProblemAnswer.Write(context, refusal);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public static Task Write<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    // The path names members only, and only those that the caller sent: nothing of a value gets into the answer.
    private static Refusal Unreadable(JsonException fault)
    {
        string field = (fault.Path ?? "").TrimStart('$').TrimStart('.');
        if (field.Length is 0 or > 100)
        {
            return Refusal.Invalid("", "The body is not the JSON that this address takes: it is malformed, has a member too many or lacks one.");
        }

        return Refusal.Invalid(field, "A member of the body is unknown or has a value that can't be read.");
    }
}
