namespace Darkslide.Server.Settings;

/// <summary>A setting that can't be used. The message is one sentence: the key, the value, the mend.</summary>
public sealed class SettingException : Exception
{
    /// <summary>Names the setting.</summary>
    /// <param name="key">As it is written in code and documents, such as <c>Openings:LeaseSeconds</c>.</param>
    /// <param name="value">What was given.</param>
    /// <param name="mend">What may stand there, such as "give a number from 60 to 21600".</param>
    public SettingException(string key, string? value, string mend)
        : base($"The setting {key} can't be \"{value}\": {mend}.")
    {
        Key = key;
        Value = value;
    }

    /// <summary>Which setting.</summary>
    public string Key { get; }

    /// <summary>What was given.</summary>
    public string? Value { get; }
}
