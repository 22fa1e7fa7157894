using Darkslide.Protocol;
using Darkslide.Protocol.Messages;
using Darkslide.Server.Clock;
using Darkslide.Server.Database;
using Darkslide.Server.Problems;
using Darkslide.Server.Records;
using Darkslide.Server.Start;

namespace Darkslide.Server.Devices;

/// <summary>Lets only a link's first devices open it, where its sender wants that.</summary>
internal sealed class DeviceGuard(FreshChallenges challenges, DeadlineClock clock)
{
    /// <summary>Looks at challenge and signature, outside of any decision: it takes longer than all the rest.</summary>
    public JudgedDevice Judge(OpenRequest request)
    {
        if (request.Device is not { } proof)
        {
            return new JudgedDevice(null, ProblemCodes.DeviceNeeded);
        }

        if (challenges.MadeAt(request.Locator, proof.Challenge) is null)
        {
            return new JudgedDevice(null, ProblemCodes.OldChallenge);
        }

        return DeviceSigning.IsSigned(proof, request.Locator, request.Opening) ? new JudgedDevice(proof.Key, null) : new JudgedDevice(null, ProblemCodes.WrongSignature);
    }

    /// <summary>Why this device may not open the link, or null. Takes no place yet.</summary>
    public Refusal? Refuses(Decision decision, Link link, JudgedDevice device)
    {
        if (link.Devices is not { } limit)
        {
            return null;
        }

        if (device.Key is not { } key)
        {
            return device.Fault!;
        }

        if (Device.Find(decision.Sql, link.Id, key) is not null || Device.CountOf(decision.Sql, link.Id) < limit)
        {
            return null;
        }

        Events.NoteOnceAMinute(decision, link.Share, link.Number, Events.OtherDevice, clock.Now.Minutes());
        return ProblemCodes.OtherDevice;
    }

    /// <summary>The opening is granted: the device is seen, and takes a place if it had none. In the same decision as what was looked at before.</summary>
    public void Admit(Sql sql, Link link, JudgedDevice device)
    {
        if (link.Devices is null)
        {
            return;
        }

        long minute = clock.Now.Minutes();
        if (Device.Find(sql, link.Id, device.Key!) is { } known)
        {
            Device.WasSeen(sql, known.Id, minute);
        }
        else if (!Device.Add(sql, link.Id, device.Key!, minute))
        {
            throw new InvalidOperationException("A device's place was taken within one decision.");
        }
    }
}
