using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Darkslide.Protocol;
using Darkslide.Server.Clock;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Uploads;

/// <summary>The headers of tus 1.0.0.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,expiration";
    public const string PartType = "application/offset+octet-stream";

    /// <summary>Refuses a request of another protocol.</summary>
    public static RequestDelegate Only(RequestDelegate handle) => context =>
    {
        context.Response.Headers["Tus-Resumable"] = Version;
        if (context.Request.Headers["Tus-Resumable"] == Version)
        {
            return handle(context);
        }

        context.Response.Headers["Tus-Version"] = Version;
        return ProblemAnswer.Write(context, ProblemCodes.TusVersion);
    };

    public static long Number(HttpRequest request, string header)
    {
        string text = request.Headers[header].ToString();
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        Check.That(isNumber, header, $"The header {header} must be a whole number.");
        return number;
    }

    /// <summary>The blob's number from <c>Upload-Metadata: blob BASE64(number)</c>.</summary>
    public static int BlobNumber(HttpRequest request)
    {
        string? value = request.Headers["Upload-Metadata"].ToString().Split(',')
            .Select(pair => pair.Trim().Split(' ')).FirstOrDefault(pair => pair.Length == 2 && pair[0] == "blob")?[1];
        int number = -1;
        bool isNumber = value is not null && Base64.IsValid(value)
            && int.TryParse(Encoding.ASCII.GetString(Convert.FromBase64String(value)), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        Check.That(isNumber, "Upload-Metadata", "The header Upload-Metadata must be \"blob \" and the blob's number in base64.");
        Check.Within("Upload-Metadata", number, 0, Limits.LargestBlobNumber);
        return number;
    }

    public static void Say(HttpResponse response, long arrived, long expires)
    {
        response.Headers["Upload-Offset"] = arrived.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = Moments.Time(expires).ToString("R", CultureInfo.InvariantCulture);
    }

    public static void CheckPartType(HttpRequest request)
    {
        if (request.ContentType != PartType)
        {
            throw new RefusedException(ProblemCodes.WrongMediaType);
        }
    }
}
