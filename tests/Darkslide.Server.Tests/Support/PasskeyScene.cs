namespace Darkslide.Server.Tests.Support;

/// <summary>Where passkeys belong to a name, and links want them.</summary>
internal static class PasskeyScene
{
    public static async Task<string?> Registered(TestPasskey passkey, TestLink link)
    {
        byte[] opening = TestLink.NewOpening();
        return await TestPasskey.Refusal(link, opening, passkey.Register(await passkey.Challenge(link, opening)));
    }

    public static Task<TestServer> Named(Action<ServerOptions>? set = null) => TestServer.Start(options =>
    {
        (options.PublicOrigin, options.AnyoneMaySend) = (TestPasskey.Origin, true);
        set?.Invoke(options);
    });

    public static async Task<(Owner Owner, TestLink Link)> Wanting(TestServer server, Action<AddLinkTo>? set = null)
    {
        Owner owner = await Owner.Publish(server, 1, 300, how =>
        {
            how.Passkey = true;
            set?.Invoke(how);
        });
        return (owner, owner.Links[0]);
    }
}
