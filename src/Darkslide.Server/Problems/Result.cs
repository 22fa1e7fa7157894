namespace Darkslide.Server.Problems;

/// <summary>An answer or a refusal. A refusal is no exception: what was decided with it (a wrong password counted) stays.</summary>
internal readonly record struct Result<T>(T? Value, Refusal? Refusal)
{
    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    public static implicit operator Result<T>(string code) => new(default, new Refusal(code));
}

/// <summary>The answer of what has nothing to answer.</summary>
internal readonly record struct Done;
