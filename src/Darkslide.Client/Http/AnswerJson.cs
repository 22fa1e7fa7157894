using System.Text.Json;
using System.Text.Json.Serialization;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Http;

// ProtocolJson refuses unknown members, as a server must; a client ignores them, so that a newer server can say more.
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters = [typeof(Base64UrlConverter), typeof(UtcSecondsConverter)],
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(ServerAnswer))]
[JsonSerializable(typeof(DescribeAnswer))]
[JsonSerializable(typeof(ChallengeAnswer))]
[JsonSerializable(typeof(OpenAnswer))]
[JsonSerializable(typeof(ShareAnswer))]
[JsonSerializable(typeof(LinkNumber))]
[JsonSerializable(typeof(PublishAnswer))]
[JsonSerializable(typeof(ChangeLinkAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(ShareEvent))]
[JsonSerializable(typeof(ShareLiveState))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReceiptAnswer))]
[JsonSerializable(typeof(LinkList))]
[JsonSerializable(typeof(PassNumber))]
[JsonSerializable(typeof(PassesAnswer))]
[JsonSerializable(typeof(SenderPass))]
[JsonSerializable(typeof(SignInBegun))]
[JsonSerializable(typeof(ReportsAnswer))]
[JsonSerializable(typeof(TakeDownAnswer))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class AnswerJson : JsonSerializerContext;
