using System.Collections.Frozen;
using Darkslide.Protocol;
using static Darkslide.Protocol.ProblemCodes;

namespace Darkslide.Server.Problems;

/// <summary>Every problem once: status, one sentence, next step (PROTOCOL.md section 6).</summary>
internal static class ProblemTable
{
    public sealed record Row(string Code, int Status, string Title, string Detail);

    public static FrozenDictionary<string, Row> Rows { get; } = new Row[]
    {
        new(LinkUnavailable, 404, "This link isn't available (any more).", "Ask whoever sent it for a new one."),
        new(NotStarted, 409, "This link can't be opened yet.", "Come back at the time told here."),
        new(LinkLocked, 423, "Too many wrong passwords: this link is locked.", "Ask whoever sent it to unlock it."),
        new(WrongPassword, 403, "This password is wrong.", "Try again; after the last try the link is locked until its sender unlocks it."),
        new(CodeNeeded, 403, "This link wants a code that is sent by e-mail.", "Ask for one with POST /api/codes and send it along."),
        new(WrongCode, 403, "This code is wrong, or over.", "Try again, or ask for another one."),
        new(NoCodeWanted, 409, "This link wants no code.", "Open it without one."),
        new(CodesNotOffered, 403, "This server sends no codes by e-mail.", "Ask its operator to name a mail server, or send without codes."),
        new(DeviceNeeded, 403, "This link opens only on the devices that its sender allows.", "Sign a fresh challenge with the device's key; a newer program does that by itself."),
        new(OldChallenge, 403, "The challenge is too old, or not this link's.", "Ask for another one and sign it within two minutes."),
        new(WrongSignature, 403, "The device's signature is wrong.", "Sign the link, the opening and a fresh challenge with the key that is sent along."),
        new(OtherDevice, 403, "This link was already opened on another device.", "Open it there, or ask whoever sent it to allow one more."),
        new(NotBound, 409, "This link isn't bound to devices.", "Nothing needs to be freed or allowed: any device can open it."),
        new(PasskeyNeeded, 403, "This link wants a passkey.", "Open it in a browser; a page that is open already asks again by itself."),
        new(WrongPasskey, 403, "The passkey's answer proves nothing here.", "Try again on this server's own page, and let your device check that it is you."),
        new(OtherPasskey, 403, "This link belongs to another passkey.", "Use that one, or ask whoever sent the link to have it forgotten."),
        new(NoPasskeyWanted, 409, "This link wants no passkey.", "Nothing needs to be forgotten."),
        new(PasskeysNotOffered, 403, "This server has no name with TLS that passkeys could belong to.", "Reach it by its name over https (or as localhost), or send without passkeys."),
        new(OpeningOver, 410, "The time of this opening is over.", "Open the link again."),
        new(BlobDelivered, 410, "This picture was downloaded, and has ended with that.", "The link's other pictures are still there."),
        new(NoSuchBlob, 404, "There is no blob of this number.", "Ask only for numbers that the manifest or vault names."),
        new(RangeNotSatisfiable, 416, "The blob has no such range of bytes.", "Ask for a range within the length that Content-Range tells."),
        new(NotOwner, 403, "There is no such share, or this is not its manage link.", "Check that the whole manage link was used."),
        new(SendingClosed, 403, "This server takes pictures only from whom its operator allows.", "Send from the machine it runs on, or ask its operator."),
        new(ShareNotEnded, 409, "This share hasn't ended: there is nothing to give a receipt of.", "End it first, or come back when its last link has ended."),
        new(NotDestroyed, 409, "The share has ended, but its last bytes are still being destroyed.", "Ask again in a minute."),
        new(PassUnknown, 403, "This server doesn't know this pass.", "Check that the whole pass was used, and that it is this server's."),
        new(PassStopped, 403, "This pass was stopped.", "Ask the server's operator for a new one; what was sent with it can still be opened and managed."),
        new(PassOver, 403, "This pass is over.", "Ask the server's operator for a new one; what was sent with it can still be opened and managed."),
        new(QuotaReached, 403, "This is more than the pass has left.", "Send less, or wait until the time in renews, or ask the server's operator for more."),
        new(WorkNeeded, 403, "This server is crowded, and asks for some work first.", "Find a nonce for the challenge told here, and send it in Darkslide-Work; Darkslide's own programs do that by themselves."),
        new(NotOperator, 403, "This is not the key of this server's operator.", "Use the operator.key of the server's data folder."),
        new(NoSuchPass, 404, "There is no pass of this number.", "List the passes to see their numbers."),
        new(NoSuchReport, 404, "There is no report of this number.", "List the reports to see their numbers."),
        new(NoSuchShare, 404, "There is no such share (any more).", "List the reports to see shares' numbers, or use a link that lives."),
        new(ShareIncomplete, 409, "The share is not complete yet.", "Upload what is missing: every listed blob, the vault, at least one link."),
        new(ShareEnded, 409, "This share has ended and takes nothing more.", "Make a new share."),
        new(LinkExists, 409, "This number or locator is taken by another link.", "Choose another number and a new secret."),
        new(LinkEnded, 409, "This link has ended and stays so.", "Make a new link."),
        new(NoSuchLink, 404, "The share has no link of this number.", "Ask for the share's status to see its links."),
        new(BlobComplete, 409, "This blob is complete already.", "Go on with the next one."),
        new(WrongOffset, 409, "The upload stands at another byte.", "Go on from the offset told here."),
        new(NoSuchUpload, 404, "There is no such upload under way.", "It is complete or was given up: ask for it again with POST /api/uploads."),
        new(TusVersion, 412, "The header Tus-Resumable: 1.0.0 is missing.", "Send it with every upload request."),
        new(NoVault, 404, "The share has no vault yet.", "Write it with If-None-Match: *."),
        new(VaultChanged, 412, "The vault was changed meanwhile.", "Read it again, merge, and try again."),
        new(PicksNotOffered, 403, "This link takes no picks, or may not read those.", "Ask whoever sent it for a link that does."),
        new(PicksChanged, 412, "The picks were changed meanwhile.", "Read them again, merge, and try again."),
        new(InvalidRequest, 400, "The request can't be read.", "Compare it with the server's /openapi.json."),
        new(TooLarge, 413, "The body is too large.", "Stay within the limits that GET /api/server tells."),
        new(TooSlow, 408, "The body arrived too slowly.", "Try again with a better connection; what arrived of an upload counts."),
        new(TooManyRequests, 429, "The server has too much to do.", "Try again after the time in Retry-After."),
        new(StorageFull, 507, "The server has no room left.", "Try again later, or ask its operator; nothing that was there is harmed."),
        new(StoreUnavailable, 503, "The pictures' store does not answer.", "Try again in a moment; nothing was counted."),
        new(NoSuchAddress, 404, "There is nothing at this address.", "Check the address; /openapi.json lists them all."),
        new(WrongMethod, 405, "This address does not take this method.", "Use one of those in the Allow header."),
        new(WrongMediaType, 415, "The body is of a type that is not taken here.", "Send the Content-Type that /openapi.json names."),
        new(ProblemCodes.Internal, 500, "Something in the server failed.", "Try again; nothing was counted. If it stays, tell the server's operator."),
    }.ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
}
