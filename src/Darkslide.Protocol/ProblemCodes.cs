namespace Darkslide.Protocol;

/// <summary>The stable codes of problem details (PROTOCOL.md section 6, RFC 9457).</summary>
public static class ProblemCodes
{
    /// <summary>Prefix of a problem's <c>type</c>.</summary>
    public const string TypePrefix = "urn:darkslide:problem:";

#pragma warning disable CS1591 // Each constant's meaning is the row of PROTOCOL.md section 6 that has its value.
    public const string LinkUnavailable = "link-unavailable";
    public const string NotStarted = "not-started";
    public const string LinkLocked = "link-locked";
    public const string WrongPassword = "wrong-password";
    public const string CodeNeeded = "code-needed";
    public const string WrongCode = "wrong-code";
    public const string NoCodeWanted = "no-code-wanted";
    public const string CodesNotOffered = "codes-not-offered";
    public const string DeviceNeeded = "device-needed";
    public const string OldChallenge = "old-challenge";
    public const string WrongSignature = "wrong-signature";
    public const string OtherDevice = "other-device";
    public const string NotBound = "not-bound";
    public const string PasskeyNeeded = "passkey-needed";
    public const string WrongPasskey = "wrong-passkey";
    public const string OtherPasskey = "other-passkey";
    public const string NoPasskeyWanted = "no-passkey-wanted";
    public const string PasskeysNotOffered = "passkeys-not-offered";
    public const string OpeningOver = "opening-over";
    public const string NoSuchBlob = "no-such-blob";
    public const string BlobDelivered = "blob-delivered";
    public const string RangeNotSatisfiable = "range-not-satisfiable";
    public const string NotOwner = "not-owner";
    public const string SendingClosed = "sending-closed";
    public const string PassUnknown = "pass-unknown";
    public const string PassStopped = "pass-stopped";
    public const string PassOver = "pass-over";
    public const string QuotaReached = "quota-reached";
    public const string WorkNeeded = "work-needed";
    public const string NotOperator = "not-operator";
    public const string NoSuchPass = "no-such-pass";
    public const string NotSignedIn = "not-signed-in";
    public const string SignInNotOffered = "sign-in-not-offered";
    public const string SignInOver = "sign-in-over";
    public const string SignInUsed = "sign-in-used";
    public const string SignInRefused = "sign-in-refused";
    public const string SignInUnavailable = "sign-in-unavailable";
    public const string NotLetIn = "not-let-in";
    public const string WrongNumber = "wrong-number";
    public const string NoSuchReport = "no-such-report";
    public const string NoSuchShare = "no-such-share";
    public const string ShareIncomplete = "share-incomplete";
    public const string HooksNotOffered = "hooks-not-offered";
    public const string EmailsNotOffered = "emails-not-offered";
    public const string ShareNotEnded = "share-not-ended";
    public const string NotDestroyed = "not-destroyed";
    public const string ShareEnded = "share-ended";
    public const string LinkExists = "link-exists";
    public const string LinkEnded = "link-ended";
    public const string NoSuchLink = "no-such-link";
    public const string BlobComplete = "blob-complete";
    public const string WrongOffset = "wrong-offset";
    public const string NoSuchUpload = "no-such-upload";
    public const string TusVersion = "tus-version";
    public const string NoVault = "no-vault";
    public const string VaultChanged = "vault-changed";
    public const string PicksNotOffered = "picks-not-offered";
    public const string PicksChanged = "picks-changed";
    public const string InvalidRequest = "invalid-request";
    public const string TooLarge = "too-large";
    public const string TooSlow = "too-slow";
    public const string TooManyRequests = "too-many-requests";
    public const string StorageFull = "storage-full";
    public const string StoreUnavailable = "store-unavailable";
    public const string NoSuchAddress = "no-such-address";
    public const string WrongMethod = "wrong-method";
    public const string WrongMediaType = "wrong-media-type";
    public const string Internal = "internal";
#pragma warning restore CS1591
}
