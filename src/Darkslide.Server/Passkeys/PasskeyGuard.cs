using System.Security.Cryptography;
using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Passkeys;

/// <summary>Lets only the passkey open a link that opened it first, where its sender wants that.</summary>
internal sealed class PasskeyGuard(IDatabase database, FreshChallenges challenges, DeadlineClock clock)
{
    /// <summary>Looks at challenge and answer, outside of any decision: it takes longer than all the rest.</summary>
    /// <param name="request">What came.</param>
    /// <param name="place">Where it came to; null where there are no passkeys.</param>
    public async Task<JudgedPasskey> Judge(OpenRequest request, PasskeyPlace? place)
    {
        if (request.Passkey is not { } proof)
        {
            return JudgedPasskey.Faulty(ProblemCodes.PasskeyNeeded);
        }

        if (database.Read(sql => Wanting(sql, request.Locator)) is not { } link || place is null)
        {
            return JudgedPasskey.Faulty(ProblemCodes.WrongPasskey);
        }

        if (challenges.MadeAt([.. request.Locator, .. request.Opening], proof.Challenge) is not { } made)
        {
            return JudgedPasskey.Faulty(ProblemCodes.OldChallenge);
        }

        Passkey? known = database.Read(sql => Passkey.Find(sql, link.Id));
        bool isNew = proof.Attestation is not null;
        if (Mismatch(proof, isNew, known) is { } fault)
        {
            return JudgedPasskey.Faulty(fault);
        }

        PasskeyCredential? credential = await (isNew ? PasskeyChecks.Register(proof, place) : PasskeyChecks.Assert(proof, known!.Credential, place));
        return credential is null ? JudgedPasskey.Faulty(ProblemCodes.WrongPasskey) : new JudgedPasskey(made, credential, isNew, null);
    }

    /// <summary>Why this passkey may not open the link, or null. Registers nothing yet.</summary>
    /// <param name="decision">Which it is part of.</param>
    /// <param name="link">Which wants a passkey.</param>
    /// <param name="passkey">What came.</param>
    /// <param name="before">The same opening, where it was granted once already and is over.</param>
    public Refusal? Refuses(Decision decision, Link link, JudgedPasskey passkey, Opening? before)
    {
        string? fault = passkey.Fault ?? (passkey.Made <= before?.Granted ? ProblemCodes.OldChallenge : Mismatch(passkey, Passkey.Find(decision.Sql, link.Id)));
        if (fault is null)
        {
            return null;
        }

        if (fault is ProblemCodes.OtherPasskey or ProblemCodes.WrongPasskey)
        {
            Events.NoteOnceAMinute(decision, link.Share, link.Number, Events.OtherPasskey, clock.Now.Minutes());
        }

        return fault;
    }

    /// <summary>The opening is granted: the passkey is registered, or its counter goes on. In the same decision as what was looked at before.</summary>
    public void Admit(Decision decision, Link link, JudgedPasskey passkey)
    {
        long minute = clock.Now.Minutes();
        if (!(passkey.IsNew ? Passkey.Add(decision.Sql, link.Id, passkey.Credential!, minute) : Passkey.Count(decision.Sql, link.Id, passkey.Credential!.Counter)))
        {
            throw new InvalidOperationException("A link's passkey changed within one decision.");
        }

        if (passkey.IsNew)
        {
            Events.Note(decision, link.Share, link.Number, Events.PasskeyRegistered, minute);
        }
    }

    private static Link? Wanting(Sql sql, byte[] locator)
        => LinkKeys.Find(sql, locator) is { } keys && Link.AtSlot(sql, keys.Slot) is { AsksPasskey: true } link ? link : null;

    private static string? Mismatch(PasskeyProof proof, bool isNew, Passkey? known)
    {
        if (isNew)
        {
            return known is null ? null : ProblemCodes.OtherPasskey;
        }

        return known is null ? ProblemCodes.PasskeyNeeded : known.Credential.Id.AsSpan().SequenceEqual(proof.Credential) ? null : ProblemCodes.OtherPasskey;
    }

    // What was looked at outside may have changed until the decision: somebody was faster, or the owner had it forgotten.
    private static string? Mismatch(JudgedPasskey passkey, Passkey? known)
    {
        PasskeyCredential shown = passkey.Credential!;
        if (passkey.IsNew || known is null)
        {
            return passkey.IsNew ? known is null ? null : ProblemCodes.OtherPasskey : ProblemCodes.PasskeyNeeded;
        }

        if (!CryptographicOperations.FixedTimeEquals(known.Credential.PublicKey, shown.PublicKey))
        {
            return ProblemCodes.OtherPasskey;
        }

        bool goesOn = shown.Counter > known.Credential.Counter || (shown.Counter == 0 && known.Credential.Counter == 0);
        return goesOn ? null : ProblemCodes.WrongPasskey;
    }
}
