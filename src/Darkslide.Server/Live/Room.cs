using Darkslide.Protocol;
using Darkslide.Server.Problems;

namespace Darkslide.Server.Live;

/// <summary>Bounds how many channels of one kind are open at once.</summary>
internal sealed class Room(int places)
{
    private int taken;

    public async Task Enter(HttpContext context, Func<Task> run)
    {
        try
        {
            bool hasRoom = Interlocked.Increment(ref taken) <= places;
            await (hasRoom ? run() : ProblemAnswer.Write(context, ProblemCodes.TooManyRequests));
        }
        finally
        {
            Interlocked.Decrement(ref taken);
        }
    }
}
