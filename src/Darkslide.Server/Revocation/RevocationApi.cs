using Darkslide.Protocol;
using Darkslide.Server.Http;
using Darkslide.Server.Shares;

namespace Darkslide.Server.Revocation;

/// <summary>Addresses of revocation.</summary>
internal static class RevocationApi
{
    private static readonly RouteFacts LinkFacts = new("Ends one link", Caller.Owner)
    {
        Body = ProtocolJson.Default.LinkNumber,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner, ProblemCodes.NoSuchLink],
    };

    private static readonly RouteFacts ShareFacts = new("Ends every link of a share", Caller.Owner)
    {
        Body = ProtocolJson.Default.EmptyRequest,
        Answers = [new(204)],
        Problems = [ProblemCodes.NotOwner],
    };

    public static void Map(IEndpointRouteBuilder routes, Owners owners, RevokeLink revokeLink, RevokeShare revokeShare)
    {
        routes.Add("POST", Routes.RevokeLink, LinkFacts, owners.Only(async (context, share) =>
        {
            var request = await Json.Read(context, ProtocolJson.Default.LinkNumber);
            await Json.WriteNothing(context, await revokeLink.Run(share.Id, request.Number));
        }));
        routes.Add("POST", Routes.RevokeShare, ShareFacts, owners.Only(async (context, share) =>
        {
            await Json.Read(context, ProtocolJson.Default.EmptyRequest);
            await Json.WriteNothing(context, await revokeShare.Run(share.Id));
        }));
    }
}
