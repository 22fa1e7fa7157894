using System.Text.Json;
using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Links that belong to a passkey, from sending to what their owner does about a lost one. Authenticators are Chromium's virtual ones.</summary>
public sealed class StudioPasskeyTests(Stage stage)
{
    [Fact]
    public async Task A_link_belongs_to_the_first_passkey_until_its_owner_has_it_forgotten()
    {
        var axe = await File.ReadAllTextAsync(Repository.Axe);
        await using var sender = await StudioVisitor.Arrive(stage, before: axe);
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)));
        // Passkeys belong to names, and this is an address.
        await sender.See("only where a server is reached by its name");
        await Assertions.Expect(sender.Page.GetByLabel("Ask for a passkey")).ToBeDisabledAsync();
        await sender.Page.GotoAsync(stage.Site.Origin.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await sender.Choose(Files.Of("a.jpg", await Files.Jpeg(stage)));
        await sender.Pick("Named people");
        await sender.Fill("Names, one on each line", "Anna");
        await sender.Tick("Ask for a passkey");
        await sender.Page.GetByLabel("Ask for a passkey").ScrollIntoViewIfNeededAsync();
        await Eyes.Inspect(sender.Page, "studio-passkey");
        await sender.Send();
        var link = (await sender.Links())[0];

        // Eve has the link too, and reads it in Arabic. She dawdles.
        await using var eve = await Looker.Arrive(stage, axe, "ar-EG");
        await using var hers = await Authenticator.Plug(eve);
        await eve.Page.GotoAsync(link);
        await eve.Button("فتح").ClickAsync();
        await eve.See("أنشئ مفتاح مرور لهذه الصور");
        await Eyes.Inspect(eve.Page, "passkey-new-ar");

        await using var anna = await Looker.Arrive(stage, axe);
        await using var authenticator = await Authenticator.Plug(anna, verified: false);
        await anna.Page.GotoAsync(link);
        await anna.See("It opens with a passkey: you make one here");
        await anna.OpenButton.ClickAsync();
        await anna.See("Make a passkey for these pictures");
        // Not unlocked, or cancelled: browsers tell no difference, and nothing reached the server.
        await anna.Button("Make a passkey").ClickAsync();
        await anna.See("That was cancelled or took too long, or this device can't check that it is you");
        await Eyes.Inspect(anna.Page, "passkey-not-made");
        await authenticator.Verify(true);
        await anna.Button("Make a passkey").ClickAsync();
        await anna.SeeThumbnails();

        await eve.Button("أنشئ مفتاح مرور").ClickAsync();
        await eve.See("هذا الرابط يخص مفتاح مرور آخر");
        await Eyes.Inspect(eve.Page, "passkey-other-ar");
        // Hers is not the link's, and nothing is there to sign with.
        await eve.Button("استخدم مفتاح مروري").ClickAsync();
        await eve.See("ليس مفتاح المرور على هذا الجهاز");

        // Within the lease a reload needs no passkey; another opening does, and counts.
        await anna.Page.ReloadAsync();
        await anna.SeeThumbnails();
        await anna.Page.EvaluateAsync("() => sessionStorage.clear()");
        await anna.Page.ReloadAsync();
        await anna.See("It opens only with the passkey that opened it first.");
        await anna.OpenButton.ClickAsync();
        await anna.See("Show that it is you");
        await authenticator.Verify(false);
        await anna.Button("Use my passkey").ClickAsync();
        await anna.See("That was cancelled, took too long");
        await Eyes.Inspect(anna.Page, "passkey-not-confirmed");
        await authenticator.Verify(true);
        await anna.Button("Use my passkey").ClickAsync();
        await anna.SeeThumbnails();

        await sender.Page.GotoAsync(await sender.ManageLink());
        await sender.See("Passkey registered");
        await sender.See("Refused: another passkey");
        await sender.Button("Forget the passkey: Anna").ClickAsync();
        await sender.See("Forget the passkey of Anna?");
        await Eyes.Inspect(sender.Page, "studio-manage-passkey");
        await sender.Button("Forget it").ClickAsync();
        await sender.See("Forgotten. The next passkey that opens the link of Anna is registered.");
        await sender.See("None registered yet");

        await eve.Page.ReloadAsync();
        await eve.Button("فتح").ClickAsync();
        await eve.Button("أنشئ مفتاح مرور").ClickAsync();
        await eve.SeeThumbnails();
        Assert.Empty(sender.Looker.Complaints);
        Assert.All(anna.Complaints.Concat(eve.Complaints), complaint => Assert.Contains("403", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_without_passkeys_says_so_and_one_that_is_at_an_address()
    {
        await using var site = await Site.Start(set: options => options.PublicOrigin = "https://pictures.example.org");
        var link = new Uri((await site.Send(new Delivery(stage.Magenta) { Passkey = true })).Url);
        await using var old = await Looker.Arrive(stage, "delete window.PublicKeyCredential;");
        await old.Page.GotoAsync($"http://localhost:{link.Port}{link.PathAndQuery}{link.Fragment}");
        await old.OpenButton.ClickAsync();
        await old.See("can make no passkey that this link takes");
        await using var numbered = await Looker.Arrive(stage);
        await numbered.Page.GotoAsync(link.ToString());
        await numbered.OpenButton.ClickAsync();
        await numbered.Button("Make a passkey").ClickAsync();
        await numbered.See("only where a server is reached by its name");
    }

    /// <summary>A device's own authenticator, for one page.</summary>
    private sealed class Authenticator(ICDPSession wire, string id) : IAsyncDisposable
    {
        public static async Task<Authenticator> Plug(Looker looker, bool verified = true)
        {
            var wire = await looker.Profile.NewCDPSessionAsync(looker.Page);
            await wire.SendAsync("WebAuthn.enable", new Dictionary<string, object> { ["enableUI"] = false });
            var options = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = verified,
                ["automaticPresenceSimulation"] = true,
            };
            JsonElement? added = await wire.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object> { ["options"] = options });
            return new Authenticator(wire, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public async Task Verify(bool verified) => await wire.SendAsync(
            "WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = id, ["isUserVerified"] = verified });

        public async ValueTask DisposeAsync() => await wire.DetachAsync();
    }
}
