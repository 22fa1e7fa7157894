using Darkslide.Client.Failures;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Http;

/// <summary>What a recipient asks of a server (PROTOCOL.md section 4).</summary>
internal sealed class LookingApi(Exchange exchange)
{
    public Exchange Exchange => exchange;

    public Task<DescribeAnswer> DescribeAsync(byte[] locator, CancellationToken cancellationToken)
    {
        var body = new DescribeRequest { Locator = locator };
        return exchange.JsonAsync(
            () => Requests.Post(Routes.DescribeLink, null, body, ProtocolJson.Default.DescribeRequest), AnswerJson.Default.DescribeAnswer, cancellationToken);
    }

    /// <summary>Has a code sent. Not tried again: a second one would end the first.</summary>
    public async Task SendCodeAsync(CodeRequest body, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.WholeOnceAsync(() => Requests.Post(Routes.Codes, null, body, ProtocolJson.Default.CodeRequest), (_, _) => true, cancellationToken);
        }
        catch (TransientException e)
        {
            throw e.Final is ServerRefusedException { Code: ProblemCodes.TooManyRequests } ? CodeException.TooSoon() : e.Final;
        }
    }

    public async Task<byte[]> ChallengeAsync(byte[] locator, CancellationToken cancellationToken)
    {
        var body = new ChallengeRequest { Locator = locator };
        return (await exchange.JsonAsync(
            () => Requests.Post(Routes.DeviceChallenge, null, body, ProtocolJson.Default.ChallengeRequest), AnswerJson.Default.ChallengeAnswer, cancellationToken)).Challenge;
    }

    public Task<OpenAnswer> OpenAsync(OpenRequest body, CancellationToken cancellationToken) => exchange.JsonAsync(
        () => Requests.Post(Routes.Openings, null, body, ProtocolJson.Default.OpenRequest), AnswerJson.Default.OpenAnswer, cancellationToken);

    /// <summary>Tells the operator of the link.</summary>
    public Task ReportAsync(string ticket, ReportRequest body, CancellationToken cancellationToken)
        => exchange.NothingAsync(() => Requests.Post(Routes.Report, ticket, body, ProtocolJson.Default.ReportRequest), cancellationToken);

    /// <summary>Says that one picture was saved, where pictures end one by one. That the link has ended meanwhile means that an answer was lost.</summary>
    public async Task DeliverAsync(string ticket, int[] blobs, CancellationToken cancellationToken)
    {
        var body = new DeliverRequest { Blobs = blobs };
        try
        {
            await exchange.NothingAsync(() => Requests.Post(Routes.DeliverPicture, ticket, body, ProtocolJson.Default.DeliverRequest), cancellationToken);
        }
        catch (LinkUnavailableException)
        {
        }
    }

    /// <summary>Says that everything was saved. That the link has ended meanwhile means that an answer was lost.</summary>
    public async Task FinishAsync(string ticket, CancellationToken cancellationToken)
    {
        try
        {
            await exchange.NothingAsync(() => Requests.Post(Routes.FinishOpening, ticket), cancellationToken);
        }
        catch (LinkUnavailableException)
        {
        }
    }
}
