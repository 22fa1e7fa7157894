using System.Text.Json;
using System.Text.Json.Serialization;
using Darkslide.Protocol.Messages;

namespace Darkslide.Protocol;

/// <summary>JSON of every message: camelCase, base64url byte strings, unknown members refused when read with these options.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(Base64UrlConverter), typeof(UtcSecondsConverter)],
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ServerAnswer))]
[JsonSerializable(typeof(DescribeRequest))]
[JsonSerializable(typeof(DescribeAnswer))]
[JsonSerializable(typeof(OpenRequest))]
[JsonSerializable(typeof(DeliverRequest))]
[JsonSerializable(typeof(ChallengeRequest))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(CodeAnswer))]
[JsonSerializable(typeof(ChallengeAnswer))]
[JsonSerializable(typeof(FreeDeviceRequest))]
[JsonSerializable(typeof(AllowDevicesRequest))]
[JsonSerializable(typeof(PasskeyChallengeRequest))]
[JsonSerializable(typeof(OpenAnswer))]
[JsonSerializable(typeof(LiveState))]
[JsonSerializable(typeof(EmptyRequest))]
[JsonSerializable(typeof(ShareAnswer))]
[JsonSerializable(typeof(AddLinkRequest))]
[JsonSerializable(typeof(LinkNumber))]
[JsonSerializable(typeof(PublishAnswer))]
[JsonSerializable(typeof(ChangeLinkRequest))]
[JsonSerializable(typeof(ChangeLinkAnswer))]
[JsonSerializable(typeof(RelistLinkRequest))]
[JsonSerializable(typeof(LinkList))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(ShareEvent))]
[JsonSerializable(typeof(ShareLiveState))]
[JsonSerializable(typeof(NotifyRequest))]
[JsonSerializable(typeof(HookMessage))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReceiptAnswer))]
[JsonSerializable(typeof(AddPassRequest))]
[JsonSerializable(typeof(PassNumber))]
[JsonSerializable(typeof(PassesAnswer))]
[JsonSerializable(typeof(SenderPass))]
[JsonSerializable(typeof(BeginSignInRequest))]
[JsonSerializable(typeof(SignInBegun))]
[JsonSerializable(typeof(SignInState))]
[JsonSerializable(typeof(ProviderAnswer))]
[JsonSerializable(typeof(SignInNumber))]
[JsonSerializable(typeof(CollectSignInRequest))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportsAnswer))]
[JsonSerializable(typeof(ReportNumber))]
[JsonSerializable(typeof(TakeDownRequest))]
[JsonSerializable(typeof(TakeDownAnswer))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ProtocolJson : JsonSerializerContext;
