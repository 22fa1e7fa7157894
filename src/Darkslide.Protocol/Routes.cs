namespace Darkslide.Protocol;

/// <summary>Every address of the interface. None names a share, a link, an opening or a blob id (PROTOCOL.md section 1).</summary>
public static class Routes
{
    /// <summary>What this server is and takes.</summary>
    public const string Server = "/api/server";

    /// <summary>What the server tells about a link without proof.</summary>
    public const string DescribeLink = "/api/links/describe";

    /// <summary>Opens a link.</summary>
    public const string Openings = "/api/openings";

    /// <summary>Sends a code to a viewer's address.</summary>
    public const string Codes = "/api/codes";

    /// <summary>What a device signs to open a link that is bound to devices.</summary>
    public const string DeviceChallenge = "/api/openings/challenge";

    /// <summary>What a passkey signs to open a link.</summary>
    public const string PasskeyChallenge = "/api/passkeys/challenge";

    /// <summary>Says that everything was saved.</summary>
    public const string FinishOpening = "/api/openings/finish";

    /// <summary>Says that one picture was saved, where pictures end one by one.</summary>
    public const string DeliverPicture = "/api/openings/deliver";

    /// <summary>A blob of an opening, by its number within the link.</summary>
    public const string Blob = "/api/blobs/{number:int}";

    /// <summary>The live channel of an opening.</summary>
    public const string Live = "/api/live";

    /// <summary>The picks of an opening's link.</summary>
    public const string Picks = "/api/picks";

    /// <summary>The picks of another link of the share, by its number, where both are shared.</summary>
    public const string OthersPicks = "/api/picks/{number:int}";

    /// <summary>The picks of one of the owner's links, by its number.</summary>
    public const string SharePicks = "/api/shares/picks/{number:int}";

    /// <summary>Makes a share.</summary>
    public const string Shares = "/api/shares";

    /// <summary>Makes a complete share visible.</summary>
    public const string PublishShare = "/api/shares/publish";

    /// <summary>What the owner sees.</summary>
    public const string ShareStatus = "/api/shares/status";

    /// <summary>The live channel of a share's owner.</summary>
    public const string ShareLive = "/api/shares/live";

    /// <summary>What of an ended share was destroyed, signed.</summary>
    public const string ShareReceipt = "/api/shares/receipt";

    /// <summary>Where the owner is told of first openings.</summary>
    public const string Notify = "/api/shares/notify";

    /// <summary>Ends every link of a share.</summary>
    public const string RevokeShare = "/api/shares/revoke";

    /// <summary>A blob of the owner's share, by its number within the share.</summary>
    public const string ShareBlob = "/api/shares/blobs/{number:int}";

    /// <summary>Makes an upload (tus creation).</summary>
    public const string Uploads = "/api/uploads";

    /// <summary>An upload under way; <c>id</c> is 16 random bytes in base64url.</summary>
    public const string Upload = "/api/uploads/{id}";

    /// <summary>The owner's sealed notes.</summary>
    public const string Vault = "/api/vault";

    /// <summary>Adds a link.</summary>
    public const string Links = "/api/links";

    /// <summary>Prolongs or shortens a link.</summary>
    public const string ChangeLink = "/api/links/change";

    /// <summary>What a link lists.</summary>
    public const string ListLink = "/api/links/list";

    /// <summary>Replaces what a link lists, and its tier.</summary>
    public const string RelistLink = "/api/links/relist";

    /// <summary>Gives a locked link new tries.</summary>
    public const string UnlockLink = "/api/links/unlock";

    /// <summary>Tells the operator of a link.</summary>
    public const string Report = "/api/reports";

    /// <summary>What viewers reported to the operator.</summary>
    public const string Reports = "/api/operator/reports";

    /// <summary>Puts a report away.</summary>
    public const string DismissReport = "/api/operator/reports/dismiss";

    /// <summary>Ends a share by its operator.</summary>
    public const string TakeDown = "/api/operator/take-down";

    /// <summary>The operator's passes.</summary>
    public const string Passes = "/api/operator/passes";

    /// <summary>Stops a pass.</summary>
    public const string StopPass = "/api/operator/passes/stop";

    /// <summary>Lets a signed-in pass that was stopped be signed in to again.</summary>
    public const string AllowPass = "/api/operator/passes/allow";

    /// <summary>Begins a sign-in.</summary>
    public const string SignIn = "/api/sign-in";

    /// <summary>What a page shows of a sign-in that a program began.</summary>
    public const string LookAtSignIn = "/api/sign-in/look";

    /// <summary>Ends a sign-in in the browser that began it.</summary>
    public const string FinishSignIn = "/api/sign-in/finish";

    /// <summary>Answers the number that a person types into the program that began a sign-in.</summary>
    public const string ApproveSignIn = "/api/sign-in/approve";

    /// <summary>Ends a sign-in in the program that began it.</summary>
    public const string CollectSignIn = "/api/sign-in/collect";

    /// <summary>Takes a device's place from it.</summary>
    public const string FreeDevice = "/api/links/devices/free";

    /// <summary>Lets more devices open a link.</summary>
    public const string AllowDevices = "/api/links/devices/allow";

    /// <summary>Lets another passkey be registered for a link.</summary>
    public const string ForgetPasskey = "/api/links/passkey/forget";

    /// <summary>Ends one link.</summary>
    public const string RevokeLink = "/api/links/revoke";
}
