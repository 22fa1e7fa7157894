using System.Security.Cryptography;
using Darkslide.Client.Devices;
using Darkslide.Client.Failures;
using Darkslide.Client.History;
using Darkslide.Client.Http;
using Darkslide.Format;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;

namespace Darkslide.Client.Looking;

/// <summary>
/// Opens one link: describe, password, open, manifest. An opening that an earlier run of the program was granted and did not finish
/// is gone on with; the server counts nothing for that.
/// </summary>
internal sealed class LinkOpening(LookingApi api, LinkSecret secret, OpeningFile memory, LookingOptions options)
{
    private const int OpeningIdBytes = Limits.IdBytes;

    public async Task<Opening> RunAsync(CancellationToken cancellationToken)
    {
        if (memory.Read() is { Opening.Length: OpeningIdBytes } kept)
        {
            if (await GoOnAsync(kept, cancellationToken) is { } resumed)
            {
                return resumed;
            }
        }

        DescribeAnswer link = await api.DescribeAsync(ViewingKeys.LocatorOf(secret), cancellationToken);
        if (link.Locked)
        {
            throw PasswordException.Locked();
        }

        if (link.Passkey is not null)
        {
            throw new PasskeyException();
        }

        var fresh = new KeptOpening
        {
            Opening = RandomNumberGenerator.GetBytes(OpeningIdBytes),
            Password = link.Password,
            Metered = link.Views is not null || link.UntilDownloaded || link.ShowSeconds is not null,
            Bound = link.Devices is not null,
        };
        try
        {
            return await OpenAsync(fresh, cancellationToken);
        }
        catch (Exception e) when (e is PasswordException or CodeException or LinkUnavailableException or ServerRefusedException { Code: ProblemCodes.OtherDevice })
        {
            memory.Forget();
            throw;
        }
    }

    // The lease may be over, and the same id would then be a new opening: one that is not metered costs nothing, and one that is
    // would have been asked for by the person anyway.
    private async Task<Opening?> GoOnAsync(KeptOpening kept, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(kept, cancellationToken);
        }
        catch (LinkUnavailableException)
        {
            memory.Forget();
            return null;
        }
    }

    private async Task<Opening> OpenAsync(KeptOpening kept, CancellationToken cancellationToken)
    {
        using ViewingKeys keys = await KeysAsync(kept.Password, cancellationToken);
        memory.Begin(kept);
        OpenAnswer granted = await AskAsync(keys, kept, cancellationToken);
        using var keyHalf = new SecretKey(granted.KeyHalf);
        CryptographicOperations.ZeroMemory(granted.KeyHalf);
        string ticket = Capability.ForTicket(granted.Ticket);
        (Manifest manifest, byte[] hash) = await ManifestAsync(keys, keyHalf, ticket, cancellationToken);
        return new Opening(api, ticket, granted, manifest, hash, memory, kept);
    }

    private async Task<ViewingKeys> KeysAsync(PasswordCost? cost, CancellationToken cancellationToken)
    {
        if (cost is null)
        {
            return ViewingKeys.Derive(secret);
        }

        // The server's parameters are judged before a person types anything.
        PasswordParameters parameters = await OpeningFailures.ExplainAsync(
            () => Task.FromResult(new PasswordParameters(cost.MemoryKiB, cost.Passes)));
        using Password password = await AskPasswordAsync(cancellationToken) ?? throw PasswordException.Missing();
        return await Task.Run(() => ViewingKeys.Derive(secret, password, parameters), cancellationToken);
    }

    private ValueTask<Password?> AskPasswordAsync(CancellationToken cancellationToken) => options.AskPassword is { } ask ? ask(cancellationToken) : default;

    private async Task<OpenAnswer> AskAsync(ViewingKeys keys, KeptOpening kept, CancellationToken cancellationToken)
    {
        byte[] access = keys.Access.Bytes.ToArray();
        try
        {
            return await AskAsync(access, kept, cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.OldChallenge)
        {
            // The server could not be reached for longer than a challenge is good for.
            return await AskAsync(access, kept, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(access);
        }
    }

    private async Task<OpenAnswer> AskAsync(byte[] access, KeptOpening kept, CancellationToken cancellationToken)
    {
        byte[] locator = ViewingKeys.LocatorOf(secret);
        try
        {
            return await AskAsync(locator, access, kept, null, cancellationToken);
        }
        catch (ServerRefusedException e) when (e.Code == ProblemCodes.CodeNeeded)
        {
            // An opening that goes on needs none, so it is tried without first.
            var dialogue = new CodeDialogue(api, secret, options.AskCode ?? throw CodeException.Missing());
            return await dialogue.RunAsync(access, code => AskAsync(locator, access, kept, code, cancellationToken), cancellationToken);
        }
    }

    private async Task<OpenAnswer> AskAsync(byte[] locator, byte[] access, KeptOpening kept, CodeProof? code, CancellationToken cancellationToken)
    {
        DeviceProof? device = kept.Bound ? await ProveDeviceAsync(locator, kept, cancellationToken) : null;
        var body = new OpenRequest { Locator = locator, Access = access, Opening = kept.Opening, Code = code, Device = device };
        return await api.OpenAsync(body, cancellationToken);
    }

    private async Task<DeviceProof> ProveDeviceAsync(byte[] locator, KeptOpening kept, CancellationToken cancellationToken)
    {
        DeviceKeys keys = options.Devices
            ?? throw new WrongUseException("This link opens on certain devices only, and there is no place for this one's key.", "Name a file with --device-key.");
        using DeviceKey key = keys.For(locator);
        return key.Sign(locator, kept.Opening, await api.ChallengeAsync(locator, cancellationToken));
    }

    private Task<(Manifest Manifest, byte[] Hash)> ManifestAsync(ViewingKeys keys, SecretKey keyHalf, string ticket, CancellationToken cancellationToken)
        => OpeningFailures.ExplainAsync(async () =>
        {
            using SecretKey manifestKey = keys.ManifestKey(keyHalf);
            byte[] sealedManifest = await SealedManifest.ReadAsync(api, ticket, cancellationToken);
            return (ManifestCodec.Open(sealedManifest, manifestKey, keys.Locator.Span), SHA256.HashData(sealedManifest));
        });
}
