using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Tests.Support;

namespace Darkslide.Server.Tests.Callers;

/// <summary>A share with all that can be asked of one, and everybody who may try. To the server all of them are strangers.</summary>
internal sealed class CallerScene
{
    private static readonly byte[] UnknownLocator = RandomNumberGenerator.GetBytes(16);

    private readonly Dictionary<CallerKind, TestLink> links = [];
    private readonly Dictionary<CallerKind, byte[]> tickets = [];

    private readonly TestServer server;

    private CallerScene(TestServer server)
    {
        this.server = server;
        Operator = new TestOperator(server);
    }

    /// <summary>Owner of a published share: link 0 lives, 1 has ended, 2 lives too, 3 is bound to devices, 4 wants a code, 5 a passkey; its blobs are 0 to 2. Number 7 is being uploaded.</summary>
    public required Owner Owner { get; init; }

    /// <summary>Owner of a draft that lacks only its publishing.</summary>
    public required Owner Draft { get; init; }

    public required Owner Other { get; init; }

    /// <summary>Owner of a share that has ended.</summary>
    public required Owner Over { get; init; }

    public required TestPass Pass { get; init; }

    public required TestPass Stopped { get; init; }

    public TestOperator Operator { get; }

    public string Upload { get; private set; } = "";

    /// <summary>The number of a report of link 0.</summary>
    public int Report { get; private set; }

    /// <summary>The number of a pass that somebody signed in to.</summary>
    public int SignedIn { get; private set; }

    public static async Task<CallerScene> Set(TestServer server)
    {
        var operators = new TestOperator(server);
        (TestPass good, TestPass stopped) = (await operators.Add("good"), await operators.Add("stopped"));
        await Owner.Done(await operators.Stop(stopped));
        var scene = new CallerScene(server)
        {
            Owner = new Owner(server) { Pass = good },
            Draft = new Owner(server) { Pass = good },
            Other = new Owner(server) { Pass = good },
            Over = new Owner(server) { Pass = good },
            Pass = good,
            Stopped = stopped,
        };
        foreach (Owner each in (Owner[])[scene.Owner, scene.Draft, scene.Other])
        {
            await each.Draft();
            for (int link = 0; link < 3; link++)
            {
                await each.AddLink(how => (how.Picks, how.UntilEachDownloaded) = (PicksOffers.Shared, true));
            }

            await each.AddLink(how => how.Devices = 1);
            await each.AddLink(how => how.Code = [RandomNumberGenerator.GetBytes(32)]);
            await each.AddLink(how => how.Passkey = true);
        }

        await scene.Over.Draft(1, 100);
        await scene.Over.AddLink();
        await Owner.Done(await scene.Over.Publish());
        await Owner.Done(await scene.Over.RevokeShare());
        await Owner.Done(await scene.Owner.Publish());
        await Owner.Done(await scene.Other.Publish());
        scene.Upload = (await Owner.Done(await scene.Owner.Begin(7, 100))).Headers.Location!.ToString();
        await scene.Hold(CallerKind.ViewingLink, scene.Owner.Links[0]);
        await scene.Hold(CallerKind.EndedLink, scene.Owner.Links[1]);
        await Owner.Done(await scene.Owner.Links[0].PutPicks(scene.tickets[CallerKind.ViewingLink], new byte[100], null));
        await Owner.Done(await scene.Owner.RevokeLink(1));
        await Owner.Done(await scene.Owner.Links[0].Report(scene.tickets[CallerKind.ViewingLink], ReportKinds.Other));
        scene.Report = (await operators.Reports())[^1].Number;
        TestSignIn browser = scene.Browser();
        await TestSignIn.Told(await browser.Finish(CodeOf(browser)));
        scene.SignedIn = (await operators.List()).Single(pass => pass.SignedIn).Number;
        return scene;
    }

    /// <summary>What the caller knows as a link's locator; whoever has none makes one up.</summary>
    public byte[] Locator(CallerKind caller) => links.TryGetValue(caller, out TestLink? link) ? link.Locator : UnknownLocator;

    /// <summary>The same of a link that wants a code.</summary>
    public TestLink? CodeLink(CallerKind caller) => caller == CallerKind.ViewingLink ? Owner.Links[4] : links.GetValueOrDefault(caller);

    public byte[] Access(CallerKind caller) => links.TryGetValue(caller, out TestLink? link) ? link.Access : new byte[32];

    /// <summary>A sign-in of a page that was begun a moment ago, as whoever asks has begun it. (Rows are made at once, hence the waiting here.)</summary>
    public TestSignIn Browser() => Begun("page");

    /// <summary>The same of a program.</summary>
    public TestSignIn Program() => Begun("program");

    /// <summary>The same, and the number that ends it.</summary>
    public (TestSignIn Program, string Number) Approved()
    {
        TestSignIn program = Program();
        return (program, Task.Run(() => program.Approve(CodeOf(program))).GetAwaiter().GetResult());
    }

    /// <summary>What the provider sends the browser back with. A program's person goes to the same address from the page.</summary>
    public static string CodeOf(TestSignIn signIn)
    {
        SignInBegun at = signIn.IsProgram ? Task.Run(signIn.Look).GetAwaiter().GetResult() : signIn.Begun;
        return CallerTable.Provider.Result.SignIn(at.Address, "anna", signIn.Begun.Expires.AddMinutes(-10));
    }

    private TestSignIn Begun(string client)
    {
        var signIn = new TestSignIn(() => server.Http, client);
        Task.Run(signIn.Begin).GetAwaiter().GetResult();
        return signIn;
    }

    /// <summary>Puts the caller's capability on a request that has none.</summary>
    public void Prove(CallerKind caller, HttpRequestMessage request, bool namesItself)
    {
        if (!request.Headers.Contains("Authorization") && Authorization(caller, namesItself) is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if ((caller is CallerKind.Pass or CallerKind.StoppedPass) && !request.Headers.Contains(Capability.PassHeader))
        {
            request.Headers.TryAddWithoutValidation(Capability.PassHeader, (caller == CallerKind.Pass ? Pass : Stopped).Header);
        }
    }

    private string? Authorization(CallerKind caller, bool namesItself) => caller switch
    {
        CallerKind.ViewingLink or CallerKind.EndedLink => Capability.ForTicket(tickets[caller]),
        // Where the capability is all that names the share: this one's id, that one's token.
        CallerKind.OtherOwner => namesItself ? Other.Authorization : Capability.ForOwner(Owner.ShareId, Other.Token),
        CallerKind.Owner => Owner.Authorization,
        CallerKind.Operator => Operator.Authorization,
        _ => null,
    };

    private async Task Hold(CallerKind caller, TestLink link)
    {
        OpenAnswer opening = (await link.Open())!;
        await Owner.Done(await link.Fetch(opening.Ticket, 0));
        (links[caller], tickets[caller]) = (link, opening.Ticket);
    }
}
