using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Client.Looking;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Operating;

/// <summary>A server as its operator sees it (PROTOCOL.md section 7). Every request may be sent again after a lost answer.</summary>
public sealed class OperatedServer
{
    private readonly Exchange exchange;
    private readonly Uri origin;
    private readonly string capability;

    internal OperatedServer(Exchange exchange, Uri origin, string capability)
    {
        this.exchange = exchange;
        this.origin = origin;
        this.capability = capability;
    }

    /// <summary>Makes a pass. Its secret is made here, and the server never has it.</summary>
    public async Task<AddedPass> AddPassAsync(NewPass pass, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pass);
        Uri reached = await ReachedAsync(cancellationToken);
        using var secret = LinkSecret.Create();
        using PassKeys keys = PassKeys.Derive(secret);
        var body = new AddPassRequest
        {
            PassId = keys.PassId.ToArray(),
            TokenHash = keys.PassTokenHash.ToArray(),
            Name = pass.Name,
            Bytes = pass.Bytes,
            PerDay = pass.PerDay,
            Until = pass.Until,
        };
        PassNumber added = await exchange.JsonAsync(
            () => Requests.Post(Routes.Passes, capability, body, ProtocolJson.Default.AddPassRequest), AnswerJson.Default.PassNumber, cancellationToken);
        return new AddedPass(added.Number, LinkText.Url(reached, LinkKind.Pass, secret));
    }

    /// <summary>All passes, and what of them and of the store is used.</summary>
    public Task<PassesAnswer> PassesAsync(CancellationToken cancellationToken = default)
        => exchange.JsonAsync(() => Requests.Get(Routes.Passes, capability), AnswerJson.Default.PassesAnswer, cancellationToken);

    /// <summary>Stops a pass for good; the pass.</summary>
    /// <param name="named">Its number, or its name where one pass alone has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OperatorPass> StopPassAsync(string named, CancellationToken cancellationToken = default)
    {
        OperatorPass pass = Choose((await PassesAsync(cancellationToken)).Passes, named);
        var body = new PassNumber { Number = pass.Number };
        await exchange.NothingAsync(() => Requests.Post(Routes.StopPass, capability, body, ProtocolJson.Default.PassNumber), cancellationToken);
        return pass;
    }

    /// <summary>Lets somebody sign in again whose signed-in pass was stopped; the pass.</summary>
    /// <param name="named">Its number, or its name where one stopped pass alone has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OperatorPass> AllowPassAsync(string named, CancellationToken cancellationToken = default)
    {
        OperatorPass pass = Choose((await PassesAsync(cancellationToken)).Passes, named, "stopped");
        var body = new PassNumber { Number = pass.Number };
        await exchange.NothingAsync(() => Requests.Post(Routes.AllowPass, capability, body, ProtocolJson.Default.PassNumber), cancellationToken);
        return pass;
    }

    /// <summary>What viewers reported, oldest first.</summary>
    public async Task<IReadOnlyList<ReportedLink>> ReportsAsync(CancellationToken cancellationToken = default)
    {
        ReportsAnswer answer = await exchange.JsonAsync(() => Requests.Get(Routes.Reports, capability), AnswerJson.Default.ReportsAnswer, cancellationToken);
        Uri reached = await ReachedAsync(cancellationToken);
        return [.. answer.Reports.Select(report => new ReportedLink(report, reached))];
    }

    /// <summary>Puts a report away, with what it told.</summary>
    public Task DismissReportAsync(int number, CancellationToken cancellationToken = default)
        => exchange.NothingAsync(() => Requests.Post(Routes.DismissReport, capability, new ReportNumber { Number = number }, ProtocolJson.Default.ReportNumber), cancellationToken);

    /// <summary>Ends a whole share for good.</summary>
    /// <param name="named">The share's number as a report tells it, or one of its viewing links, with any text around it.</param>
    /// <param name="stopPass">Whether the pass that it was made with is stopped too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<TakeDownAnswer> TakeDownAsync(string named, bool stopPass, CancellationToken cancellationToken = default)
    {
        bool isNumber = int.TryParse(named, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number);
        var body = new TakeDownRequest { Share = isNumber ? number : null, Locator = isNumber ? null : LocatorOf(named), StopPass = stopPass };
        return exchange.JsonAsync(
            () => Requests.Post(Routes.TakeDown, capability, body, ProtocolJson.Default.TakeDownRequest), AnswerJson.Default.TakeDownAnswer, cancellationToken);
    }

    private static byte[] LocatorOf(string link)
    {
        using FoundLink found = LinkReading.Find(link, LinkKind.Viewing);
        return ViewingKeys.LocatorOf(found.Secret);
    }

    /// <summary>The origin that people reach, where the operator has said so.</summary>
    private async Task<Uri> ReachedAsync(CancellationToken cancellationToken)
    {
        ServerAnswer server = await exchange.JsonAsync(() => Requests.Get(Routes.Server), AnswerJson.Default.ServerAnswer, cancellationToken);
        return server.Origin is { } told ? ServerAddress.OfLink(told) : origin;
    }

    // A name that is still meant goes before numbers and what was stopped (or, to allow, what wasn't): names come back, numbers don't.
    private static OperatorPass Choose(IReadOnlyList<OperatorPass> passes, string named, string? state = null)
    {
        OperatorPass[] called = [.. passes.Where(pass => pass.Name == named && (state is null ? pass.State != "stopped" : pass.State == state))];
        if (called.Length > 1)
        {
            string numbers = string.Join(", ", called.Select(pass => pass.Number));
            throw new WrongUseException($"Several passes have this name: {numbers}.", "Name one by its number.");
        }

        return called.FirstOrDefault()
            ?? passes.FirstOrDefault(pass => pass.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == named)
            ?? throw new WrongUseException($"There is no such pass that {(state is null ? "isn't stopped" : "is stopped")}.", "See them all with `darkslide pass list`.");
    }
}
