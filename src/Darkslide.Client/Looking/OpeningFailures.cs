using Darkslide.Client.Failures;
using Darkslide.Format;

namespace Darkslide.Client.Looking;

/// <summary>The format's failures, as people should read them.</summary>
internal static class OpeningFailures
{
    public static async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (FormatErrorException e)
        {
            throw Explain(e);
        }
    }

    public static DarkslideException Explain(FormatErrorException e) => e.Error switch
    {
        FormatError.WeakPasswordParameters or FormatError.CostlyPasswordParameters => PasswordException.RefusedParameters(e.Message),
        FormatError.EmptyPassword or FormatError.LongPassword or FormatError.MalformedPassword => PasswordException.Unusable(e.Message),
        FormatError.UnknownVersion => new DamagedShareException("This share was made by a newer version of the program.", e),
        _ => new DamagedShareException("What the server gave is not what the sender sealed.", e),
    };
}
