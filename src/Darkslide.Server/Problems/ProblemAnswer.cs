using System.Text.Json;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;

namespace Darkslide.Server.Problems;

/// <summary>Writes problems (RFC 9457).</summary>
internal static class ProblemAnswer
{
    private const string RetrySeconds = "1";

    /// <summary>Where tests see which codes an address answers.</summary>
    public static object CodeItem { get; } = new();

    public static Task Write(HttpContext context, Refusal refusal)
    {
        ProblemTable.Row row = ProblemTable.Rows[refusal.Code];
        BodyLimit.LetDrain(context);
        HttpResponse response = context.Response;
        context.Items[CodeItem] = refusal.Code;
        response.StatusCode = row.Status;
        if (row.Code is ProblemCodes.TooManyRequests or ProblemCodes.StoreUnavailable)
        {
            if (response.Headers.RetryAfter.Count == 0)
            {
                response.Headers.RetryAfter = refusal.RetryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? RetrySeconds;
            }
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        byte[] body = JsonSerializer.SerializeToUtf8Bytes(Of(row, refusal), ProtocolJson.Default.Problem);
        response.ContentType = "application/problem+json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body).AsTask();
    }

    private static Problem Of(ProblemTable.Row row, Refusal refusal) => new()
    {
        Type = ProblemCodes.TypePrefix + row.Code,
        Title = refusal.Title ?? row.Title,
        Status = row.Status,
        Detail = row.Detail,
        Code = row.Code,
        TriesLeft = refusal.TriesLeft,
        Starts = refusal.Starts,
        Now = refusal.Now,
        Missing = refusal.Missing,
        Offset = refusal.Offset,
        Field = refusal.Field,
        Limit = refusal.Limit,
        Left = refusal.Left,
        Renews = refusal.Renews,
        Challenge = refusal.Challenge,
        Bits = refusal.Bits,
    };
}
