using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Callers;

/// <summary>
/// A row for every address. A new address needs one: how it is asked so that it succeeds, and, where it is not whom its facts name, by whom.
/// Then write the table anew with <c>Darkslide.Server.Tests --write-callers</c>, and look whether it is what is meant.
/// </summary>
internal static class CallerRows
{
    private static readonly ProtocolJson Json = ProtocolJson.Default;

    public static IReadOnlyList<CallerRow> All { get; } = [.. Looking(), .. Picking(), .. Owning(), .. Uploading(), .. Operating(), .. SigningIn(), .. ForAll()];

    private static IEnumerable<CallerRow> Looking()
    {
        yield return new("POST /api/links/describe", (scene, who) => Body(Routes.DescribeLink, new DescribeRequest { Locator = scene.Locator(who) }, Json.DescribeRequest))
        {
            Only = [CallerKind.ViewingLink],
        };
        yield return new("POST /api/openings", (scene, who) => Body(
            Routes.Openings, new OpenRequest { Locator = scene.Locator(who), Access = scene.Access(who), Opening = TestLink.NewOpening() }, Json.OpenRequest))
        {
            Only = [CallerKind.ViewingLink],
        };
        yield return new("POST /api/codes", (scene, who) => Body(
            Routes.Codes,
            new CodeRequest { Locator = scene.CodeLink(who)?.Locator ?? scene.Locator(who), Access = scene.CodeLink(who)?.Access ?? new byte[32], AddressKey = new byte[32], Address = "a@example.org", Language = "en" },
            Json.CodeRequest))
        {
            Only = [CallerKind.ViewingLink],
        };
        yield return new("POST /api/openings/challenge", (scene, who) => Body(Routes.DeviceChallenge, new ChallengeRequest { Locator = scene.Locator(who) }, Json.ChallengeRequest));
        yield return new("POST /api/passkeys/challenge", (scene, who) => Body(
            Routes.PasskeyChallenge, new PasskeyChallengeRequest { Locator = scene.Locator(who), Opening = new byte[16] }, Json.PasskeyChallengeRequest));
        yield return new("POST /api/openings/deliver", (_, _) => Body(Routes.DeliverPicture, new DeliverRequest { Blobs = [1] }, Json.DeliverRequest));
        yield return Plain("POST", "/api/openings/finish");
        yield return Plain("GET", "/api/blobs/{number}", "/api/blobs/1");
        yield return Plain("HEAD", "/api/blobs/{number}", "/api/blobs/1");
        yield return Plain("GET", "/api/live");
        yield return new("POST /api/reports", (_, _) => Body(Routes.Report, new ReportRequest { Kind = ReportKinds.Other, Note = null, Secret = null }, Json.ReportRequest));
    }

    private static IEnumerable<CallerRow> Picking()
    {
        yield return new("PUT /api/picks", (_, _) => Document(HttpMethod.Put, Routes.Picks, 200, "\"1\""));
        yield return Plain("GET", "/api/picks");
        yield return Plain("HEAD", "/api/picks");
        yield return Plain("GET", "/api/picks/{number}", "/api/picks/2");
        yield return Plain("HEAD", "/api/picks/{number}", "/api/picks/2");
        yield return Plain("GET", "/api/shares/picks/{number}", "/api/shares/picks/0");
        yield return Plain("HEAD", "/api/shares/picks/{number}", "/api/shares/picks/0");
    }

    private static IEnumerable<CallerRow> Owning()
    {
        // Anybody can make up a share's id and token: whether they may send is the question.
        yield return new("POST /api/shares", (_, _) => WithOwner(
            Empty(Routes.Shares), Capability.ForOwner(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32))))
        {
            Only = [CallerKind.Pass],
        };
        yield return new("POST /api/shares/publish", (scene, who) => who == CallerKind.Owner ? WithOwner(Empty(Routes.PublishShare), scene.Draft.Authorization) : Empty(Routes.PublishShare));
        yield return new("POST /api/shares/revoke", (_, _) => Empty(Routes.RevokeShare));
        yield return Plain("GET", "/api/shares/status");
        yield return Plain("GET", "/api/shares/live");
        yield return new("POST /api/shares/notify", (_, _) => Body(Routes.Notify, new NotifyRequest { Hook = null, Email = null }, Json.NotifyRequest));
        yield return new("GET /api/shares/receipt", (scene, who) => who == CallerKind.Owner ? WithOwner(new(HttpMethod.Get, Routes.ShareReceipt), scene.Over.Authorization) : new(HttpMethod.Get, Routes.ShareReceipt));
        yield return Plain("GET", "/api/shares/blobs/{number}", "/api/shares/blobs/1");
        yield return Plain("HEAD", "/api/shares/blobs/{number}", "/api/shares/blobs/1");
        yield return new("PUT /api/vault", (_, _) => Document(HttpMethod.Put, Routes.Vault, 200, "\"1\""));
        yield return Plain("GET", "/api/vault");
        yield return Plain("HEAD", "/api/vault");
        yield return new("POST /api/links", (scene, _) => Body(
            Routes.Links, new TestLink(() => throw new InvalidOperationException()) { Number = 9 }.Request(new AddLinkTo { Blobs = [0, 1, 2] }), Json.AddLinkRequest));
        yield return new("POST /api/links/change", (_, _) => Body(Routes.ChangeLink, new ChangeLinkRequest { Number = 0, LifetimeSeconds = 600 }, Json.ChangeLinkRequest));
        yield return new("POST /api/links/list", (_, _) => Body(Routes.ListLink, new LinkNumber { Number = 0 }, Json.LinkNumber));
        yield return new("POST /api/links/relist", (_, _) => Body(Routes.RelistLink, new RelistLinkRequest { Number = 0, Tier = "view", Blobs = [0, 1] }, Json.RelistLinkRequest));
        yield return new("POST /api/links/devices/free", (_, _) => Body(Routes.FreeDevice, new FreeDeviceRequest { Number = 3, Device = 1 }, Json.FreeDeviceRequest));
        yield return new("POST /api/links/devices/allow", (_, _) => Body(Routes.AllowDevices, new AllowDevicesRequest { Number = 3, Limit = 2 }, Json.AllowDevicesRequest));
        yield return new("POST /api/links/passkey/forget", (_, _) => Body(Routes.ForgetPasskey, new LinkNumber { Number = 5 }, Json.LinkNumber));
        yield return new("POST /api/links/unlock", (_, _) => Body(Routes.UnlockLink, new LinkNumber { Number = 0 }, Json.LinkNumber));
        yield return new("POST /api/links/revoke", (_, _) => Body(Routes.RevokeLink, new LinkNumber { Number = 0 }, Json.LinkNumber));
    }

    private static IEnumerable<CallerRow> Uploading()
    {
        yield return new("POST /api/uploads", (_, _) =>
        {
            HttpRequestMessage request = Tus(HttpMethod.Post, Routes.Uploads);
            request.Headers.Add("Upload-Length", "100");
            request.Headers.Add("Upload-Metadata", Owner.Metadata(8));
            return request;
        });
        yield return new("HEAD /api/uploads/{id}", (scene, _) => Tus(HttpMethod.Head, scene.Upload)) { NamesItself = true };
        yield return new("PATCH /api/uploads/{id}", (scene, _) =>
        {
            HttpRequestMessage request = Tus(HttpMethod.Patch, scene.Upload);
            request.Headers.Add("Upload-Offset", "0");
            request.Content = Owner.Part(new byte[50]);
            return request;
        })
        {
            NamesItself = true,
        };
        yield return new("DELETE /api/uploads/{id}", (scene, _) => Tus(HttpMethod.Delete, scene.Upload)) { NamesItself = true };
        yield return Plain("OPTIONS", "/api/uploads");
    }

    private static IEnumerable<CallerRow> Operating()
    {
        yield return new("POST /api/operator/passes", (_, _) => Body(
            Routes.Passes,
            new AddPassRequest { PassId = RandomNumberGenerator.GetBytes(16), TokenHash = new byte[32], Name = "new", Bytes = null, PerDay = null, Until = null },
            Json.AddPassRequest));
        yield return new("POST /api/operator/reports/dismiss", (scene, _) => Body(Routes.DismissReport, new ReportNumber { Number = scene.Report }, Json.ReportNumber));
        yield return Plain("GET", "/api/operator/reports");
        yield return new("POST /api/operator/take-down", (scene, _) => Body(
            Routes.TakeDown, new TakeDownRequest { Share = null, Locator = scene.Owner.Links[0].Locator, StopPass = true }, Json.TakeDownRequest));
        yield return Plain("GET", "/api/operator/passes");
        yield return new("POST /api/operator/passes/allow", (scene, _) => Body(Routes.AllowPass, new PassNumber { Number = scene.SignedIn }, Json.PassNumber));
        yield return new("POST /api/operator/passes/stop", (scene, _) => Body(Routes.StopPass, new PassNumber { Number = scene.Pass.Number }, Json.PassNumber));
    }

    // Whoever signs in does so for a pass of their own making, whatever else they hold.
    private static IEnumerable<CallerRow> SigningIn()
    {
        yield return new("POST /api/sign-in", (_, _) => Body(
            Routes.SignIn, new BeginSignInRequest { Client = "program", PassId = RandomNumberGenerator.GetBytes(16), TokenHash = new byte[32] }, Json.BeginSignInRequest));
        yield return new("POST /api/sign-in/look", (scene, _) => Body(Routes.LookAtSignIn, new SignInState { State = scene.Program().Begun.State }, Json.SignInState));
        yield return new("POST /api/sign-in/finish", (scene, _) =>
        {
            TestSignIn browser = scene.Browser();
            return WithPass(Body(Routes.FinishSignIn, new ProviderAnswer { State = browser.Begun.State, Code = CallerScene.CodeOf(browser) }, Json.ProviderAnswer), browser.Pass);
        });
        yield return new("POST /api/sign-in/approve", (scene, _) =>
        {
            TestSignIn program = scene.Program();
            return Body(Routes.ApproveSignIn, new ProviderAnswer { State = program.Begun.State, Code = CallerScene.CodeOf(program) }, Json.ProviderAnswer);
        });
        yield return new("POST /api/sign-in/collect", (scene, _) =>
        {
            (TestSignIn program, string number) = scene.Approved();
            return WithPass(Body(Routes.CollectSignIn, new CollectSignInRequest { State = program.Begun.State, Number = number }, Json.CollectSignInRequest), program.Pass);
        });
    }

    private static HttpRequestMessage WithPass(HttpRequestMessage request, TestPass pass)
    {
        request.Headers.Add(Capability.PassHeader, pass.Header);
        return request;
    }

    private static IEnumerable<CallerRow> ForAll()
    {
        string[] pages = ["/", "/m", "/sign-in", "/v", "/robots.txt", "/healthz", "/readyz"];
        foreach (string page in pages)
        {
            yield return Plain("GET", page);
            yield return Plain("HEAD", page);
        }

        yield return Plain("GET", "/api/server");
        yield return Plain("GET", "/openapi.json");
        yield return new("GET /assets/{name}", (_, _) => new HttpRequestMessage(HttpMethod.Get, AnAsset()));
        yield return new("HEAD /assets/{name}", (_, _) => new HttpRequestMessage(HttpMethod.Head, AnAsset()));
        yield return Plain("GET", "/take-in/{name}", "/take-in/worker.js");
        yield return Plain("HEAD", "/take-in/{name}", "/take-in/worker.js");
        yield return Plain("POST", "/take-in/shared/pictures");
    }

    private static CallerRow Plain(string method, string address, string? asked = null)
        => new($"{method} {address}", (_, _) => new HttpRequestMessage(new HttpMethod(method), asked ?? address));

    private static HttpRequestMessage Body<T>(string address, T body, JsonTypeInfo<T> type)
        => new(HttpMethod.Post, address) { Content = JsonContent.Create(body, type) };

    private static HttpRequestMessage Empty(string address) => Body(address, new EmptyRequest(), Json.EmptyRequest);

    private static HttpRequestMessage Document(HttpMethod method, string address, int bytes, string over)
    {
        var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(new byte[bytes]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("If-Match", over);
        return request;
    }

    private static HttpRequestMessage Tus(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static HttpRequestMessage WithOwner(HttpRequestMessage request, string authorization)
    {
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    private static string AnAsset() => typeof(DarkslideServer).Assembly.GetManifestResourceNames()
        .First(name => name.StartsWith("pages/assets/viewer", StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))["pages".Length..];
}
