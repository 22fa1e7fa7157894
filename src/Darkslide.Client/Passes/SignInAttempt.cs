using Darkslide.Client.Failures;
using Darkslide.Client.Http;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Passes;

/// <summary>
/// A sign-in under way. Its person opens <see cref="Address"/> in a browser, signs in there, and brings back the number that the page shows: that
/// number is what tells a program of theirs from somebody who only sent them an address.
/// </summary>
public sealed class SignInAttempt : IDisposable
{
    private readonly Exchange exchange;
    private readonly LinkSecret secret;
    private readonly Uri origin;
    private readonly SignInBegun begun;

    private SignInAttempt(Exchange exchange, LinkSecret secret, Uri origin, SignInBegun begun)
    {
        this.exchange = exchange;
        this.secret = secret;
        this.origin = origin;
        this.begun = begun;
    }

    /// <summary>The page to open.</summary>
    public Uri Address => new(begun.Address);

    /// <summary>What that page shows too, so that a person knows it is this one's.</summary>
    public string Check => ForeignText.OneLine(begun.Check, 20);

    /// <summary>Until when the number is taken.</summary>
    public DateTimeOffset Expires => begun.Expires;

    /// <summary>Ends it with the number, and returns the pass.</summary>
    /// <param name="number">Six digits, with spaces between them or not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CodeException">It is not the number that the page shows.</exception>
    public async Task<PassLink> CollectAsync(string number, CancellationToken cancellationToken = default)
    {
        string digits = string.Concat((number ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != Limits.SignInDigits)
        {
            throw CodeException.NoNumber();
        }

        // Of the server as it was named, whatever name the page has for it.
        var pass = PassLink.Find(LinkText.Url(origin, LinkKind.Pass, secret));
        var body = new CollectSignInRequest { State = begun.State, Number = digits };
        try
        {
            await exchange.JsonAsync(
                () => Requests.WithPass(Requests.Post(Routes.CollectSignIn, null, body, ProtocolJson.Default.CollectSignInRequest), pass.Header), AnswerJson.Default.SenderPass, cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.WrongNumber)
        {
            throw CodeException.WrongNumber(e.Problem?.TriesLeft);
        }

        return pass;
    }

    /// <inheritdoc/>
    public void Dispose() => secret.Dispose();

    internal static async Task<SignInAttempt> BeginAsync(Exchange exchange, Uri server, CancellationToken cancellationToken)
    {
        ServerAnswer answer = await exchange.JsonAsync(() => Requests.Get(Routes.Server), AnswerJson.Default.ServerAnswer, cancellationToken);
        if (answer.SignIn is null)
        {
            throw new ServerRefusedException(ProblemCodes.SignInNotOffered, "This server offers no signing in.", "Ask its operator for a pass, and keep it with `darkslide pass use`.");
        }

        var secret = LinkSecret.Create();
        try
        {
            using PassKeys keys = PassKeys.Derive(secret);
            var body = new BeginSignInRequest { Client = "program", PassId = keys.PassId.ToArray(), TokenHash = keys.PassTokenHash.ToArray() };
            SignInBegun begun = await exchange.JsonAsync(
                () => Requests.Post(Routes.SignIn, null, body, ProtocolJson.Default.BeginSignInRequest), AnswerJson.Default.SignInBegun, cancellationToken);
            bool isPage = Uri.TryCreate(begun.Address, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" && begun.State?.Length == Limits.SignInStateBytes;
            return isPage ? new SignInAttempt(exchange, secret, server, begun) : throw ServerUnreachableException.NotDarkslide(server);
        }
        catch
        {
            secret.Dispose();
            throw;
        }
    }
}
