using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Start;

namespace Darkslide.Server.SignIn;

/// <summary>The use cases of signing in, put together around one provider.</summary>
internal sealed class SigningIn : IDisposable
{
    private const string PagePath = "/sign-in";
    private readonly Provider provider;

    /// <summary>Puts them together.</summary>
    /// <param name="options">With an issuer.</param>
    /// <param name="origin">What people reach this server by: the provider sends their browsers back there.</param>
    /// <param name="database">Where passes are.</param>
    /// <param name="clock">For states' and tokens' ends.</param>
    /// <param name="key">States, numbers and subjects are hashed under keys from it.</param>
    /// <param name="log">Told why a provider can't be used.</param>
    /// <param name="deadlineSet">Told when something ends.</param>
    public SigningIn(SignInOptions options, string origin, IDatabase database, DeadlineClock clock, InstanceKey key, ILogger log, Action<long> deadlineSet)
    {
        provider = new Provider(options, origin + PagePath, clock.Provider);
        var states = new States(key, clock);
        var ask = new AskProvider(options, provider, new IdTokens(options, provider, clock), states, key, log);
        var numbers = new SignInNumbers(key);
        var grant = new GrantSignIn(database, clock, key, options, deadlineSet);
        Begin = new BeginSignIn(options, provider, states, origin + PagePath, log);
        Finish = new FinishSignIn(database, clock, states, ask, grant);
        Approve = new ApproveSignIn(database, states, ask, numbers, key, deadlineSet);
        Collect = new CollectSignIn(database, clock, states, numbers, key, grant);
    }

    public BeginSignIn Begin { get; }

    public FinishSignIn Finish { get; }

    public ApproveSignIn Approve { get; }

    public CollectSignIn Collect { get; }

    public void Dispose() => provider.Dispose();
}
