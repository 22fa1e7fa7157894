using System.Collections.Concurrent;
using Darkslide.Server.Problems;

namespace Darkslide.Server.SignIn;

/// <summary>
/// What is asked again while it is being answered gets the one answer. A provider takes a code once: a page whose connection broke while the provider
/// is asked, and which brings the same code again, would else be told that it is no good.
/// </summary>
internal sealed class SameAsked<T>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Result<T>>>> running = new();

    /// <summary>Goes on to its end though whoever asked is gone: they ask again and find what it did.</summary>
    public async Task<Result<T>> Run(State state, string code, Func<Task<Result<T>>> answer)
    {
        string name = $"{state.Text} {code}";
        Lazy<Task<Result<T>>> one = running.GetOrAdd(name, _ => new Lazy<Task<Result<T>>>(answer));
        try
        {
            return await one.Value;
        }
        finally
        {
            running.TryRemove(KeyValuePair.Create(name, one));
        }
    }
}
