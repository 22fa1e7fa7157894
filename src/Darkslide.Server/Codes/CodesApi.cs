using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Http;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Codes;

/// <summary>The address of codes.</summary>
internal static class CodesApi
{
    private static readonly RouteFacts CodeFacts = new("Sends a code to a viewer's address", Caller.Anyone)
    {
        Body = ProtocolJson.Default.CodeRequest,
        Answers = [new(202, ProtocolJson.Default.CodeAnswer)],
        Problems =
        [
            ProblemCodes.LinkUnavailable, ProblemCodes.NotStarted, ProblemCodes.LinkLocked, ProblemCodes.WrongPassword, ProblemCodes.NoCodeWanted,
            ProblemCodes.TooManyRequests, ProblemCodes.StorageFull,
        ],
    };

    public static void Map(IEndpointRouteBuilder routes, LookGuard guard, RequestCode code)
        => routes.Add("POST", Routes.Codes, CodeFacts, async context =>
        {
            if (!guard.MayLook())
            {
                await ProblemAnswer.Write(context, ProblemCodes.TooManyRequests);
                return;
            }

            var request = await Json.Read(context, ProtocolJson.Default.CodeRequest);
            Check.Length("locator", request.Locator, Limits.IdBytes);
            Check.Length("access", request.Access, Limits.KeyBytes);
            Check.Length("addressKey", request.AddressKey, Limits.KeyBytes);
            IsAddress("address", request.Address);
            await Json.Write(context, await code.Run(request), 202, ProtocolJson.Default.CodeAnswer);
        });

    /// <summary>Refuses a proof that can't be one.</summary>
    public static void Require(CodeProof proof)
    {
        Check.Length("code.addressKey", proof.AddressKey, Limits.KeyBytes);
        IsAddress("code.address", proof.Address);
        Check.That(
            proof.Code is { Length: Limits.CodeDigits } code && code.All(char.IsAsciiDigit), "code.code", $"code.code must be {Limits.CodeDigits} digits.");
    }

    private static void IsAddress(string field, string address)
        => Check.That(
            address is { Length: <= ViewerAddress.Longest } && ViewerAddress.Normalise(address) == address, field, $"{field} must be a mail address in its one form.");
}
