using System.Security.Cryptography;
using System.Text;
using Darkslide.Server.Clock;

namespace Darkslide.Server.Notices;

/// <summary>
/// How many mails a day go to one address, for one pass, and in all: nobody can have this server write to a stranger all day. In memory, under a key that is
/// made anew with the server and never kept.
/// </summary>
internal sealed class MailBudget(TimeProvider time)
{
    public const int OfOneAddress = 10;
    private const int OfOnePass = 100;
    private const int OfAll = 1_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, int> taken = [];
    private readonly Lock gate = new();
    private long day;

    /// <summary>Takes one mail; false where the day's are used up.</summary>
    public bool Take(string address, long? pass)
    {
        string to = Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Mailbox(address))));
        string by = FormattableString.Invariant($"pass {pass}");
        lock (gate)
        {
            long today = time.GetUtcNow().Milliseconds() / Moments.Day;
            if (today != day)
            {
                taken.Clear();
                day = today;
            }

            bool isLeft = Has(to, OfOneAddress) && (pass is null || Has(by, OfOnePass)) && Has("all", OfAll);
            if (isLeft)
            {
                Count(to);
                Count(by);
                Count("all");
            }

            return isLeft;
        }
    }

    // With most mail servers what stands behind a plus leads to the same person.
    private static string Mailbox(string address)
    {
        int at = address.LastIndexOf('@');
        int plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && plus < at ? address[..plus] + address[at..] : address;
    }

    private bool Has(string what, int most) => taken.GetValueOrDefault(what) < most;

    private void Count(string what) => taken[what] = taken.GetValueOrDefault(what) + 1;
}
