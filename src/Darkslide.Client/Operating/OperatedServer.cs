using Darkslide.Client.Failures;
using Darkslide.Client.Http;
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
        ServerAnswer server = await exchange.JsonAsync(() => Requests.Get(Routes.Server), AnswerJson.Default.ServerAnswer, cancellationToken);
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
        Uri reached = server.Origin is { } told ? ServerAddress.OfLink(told) : origin;
        return new AddedPass(added.Number, LinkText.Url(reached, LinkKind.Pass, secret));
    }

    /// <summary>All passes, and what of them is used.</summary>
    public async Task<IReadOnlyList<OperatorPass>> PassesAsync(CancellationToken cancellationToken = default)
        => (await exchange.JsonAsync(() => Requests.Get(Routes.Passes, capability), AnswerJson.Default.PassesAnswer, cancellationToken)).Passes;

    /// <summary>Stops a pass for good; the pass.</summary>
    /// <param name="named">Its number, or its name where one pass alone has it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OperatorPass> StopPassAsync(string named, CancellationToken cancellationToken = default)
    {
        OperatorPass pass = Choose(await PassesAsync(cancellationToken), named);
        var body = new PassNumber { Number = pass.Number };
        await exchange.NothingAsync(() => Requests.Post(Routes.StopPass, capability, body, ProtocolJson.Default.PassNumber), cancellationToken);
        return pass;
    }

    // A name that is still good goes before numbers and what was stopped: names come back, numbers don't.
    private static OperatorPass Choose(IReadOnlyList<OperatorPass> passes, string named)
    {
        OperatorPass[] called = [.. passes.Where(pass => pass.Name == named && pass.State != "stopped")];
        if (called.Length > 1)
        {
            string numbers = string.Join(", ", called.Select(pass => pass.Number));
            throw new WrongUseException($"Several passes have this name: {numbers}.", "Name one by its number.");
        }

        return called.FirstOrDefault()
            ?? passes.FirstOrDefault(pass => pass.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == named)
            ?? throw new WrongUseException("There is no such pass that isn't stopped.", "See them all with `darkslide pass list`.");
    }
}
