using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Protocol;

namespace Darkslide.Results;

/// <summary>What commands print with <c>--json</c>. The shapes are fixed (docs/command-line.md); members may be added, never changed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcSecondsConverter)],
    WriteIndented = true)]
[JsonSerializable(typeof(SendResult))]
[JsonSerializable(typeof(GetResult))]
[JsonSerializable(typeof(StatusResult))]
[JsonSerializable(typeof(StatusEvent))]
[JsonSerializable(typeof(ReceiptResult))]
[JsonSerializable(typeof(NotifyResult))]
[JsonSerializable(typeof(LinksResult))]
[JsonSerializable(typeof(PicksResult))]
[JsonSerializable(typeof(RevokeResult))]
[JsonSerializable(typeof(UnlockResult))]
[JsonSerializable(typeof(ChangeResult))]
[JsonSerializable(typeof(FreedResult))]
[JsonSerializable(typeof(AllowedResult))]
[JsonSerializable(typeof(ForgottenResult))]
[JsonSerializable(typeof(AddResult))]
[JsonSerializable(typeof(RemoveResult))]
[JsonSerializable(typeof(ApproveResult))]
[JsonSerializable(typeof(SharesResult))]
[JsonSerializable(typeof(ForgetResult))]
[JsonSerializable(typeof(AddPassResult))]
[JsonSerializable(typeof(PassesResult))]
[JsonSerializable(typeof(ChosenPassResult))]
[JsonSerializable(typeof(KeptPassResult))]
[JsonSerializable(typeof(KeptPassesResult))]
[JsonSerializable(typeof(ReportsResult))]
[JsonSerializable(typeof(ReportedResult))]
[JsonSerializable(typeof(TakeDownResult))]
[JsonSerializable(typeof(InspectResult))]
[JsonSerializable(typeof(CleanResult))]
[JsonSerializable(typeof(VerifyPageResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    // The document goes to a program or a terminal, never into a page: letters stay letters.
    public static void Print<T>(T result, Func<ResultJson, JsonTypeInfo<T>> type)
    {
        var readable = new ResultJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Console.Out.WriteLine(JsonSerializer.Serialize(result, type(readable)));
    }

    // One of many results: each is a line, written out at once.
    public static void PrintLine<T>(T result, Func<ResultJson, JsonTypeInfo<T>> type)
    {
        var compact = new ResultJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false });
        Console.Out.WriteLine(JsonSerializer.Serialize(result, type(compact)));
    }
}
