using System.Collections;

namespace Darkslide.Server.Settings;

/// <summary>Settings as variables: <c>DARKSLIDE__</c>, then the key with <c>__</c> for its colons, in any case.</summary>
internal static class EnvironmentSettings
{
    private const string Prefix = "DARKSLIDE__";

    public static ServerOptions Read(ServerOptions options, IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            string name = (string)variable.Key;
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                Find(name).Read(options, (string?)variable.Value ?? "");
            }
        }

        return options;
    }

    // A misspelt setting that is silently ignored would leave an operator with a limit that doesn't hold.
    private static Setting Find(string name)
    {
        string key = name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
        return SettingTable.All.FirstOrDefault(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingException(name, null, $"there is no such setting; there are {string.Join(", ", SettingTable.All.Select(s => s.Key))}");
    }
}
