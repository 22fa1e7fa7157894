using System.Globalization;

namespace Darkslide.Server.Settings;

/// <summary>One row of the table of settings: how it is read from text, written as text, and what it may be.</summary>
internal sealed record Setting(string Key, Action<ServerOptions, string> Read, Action<ServerOptions> Check)
{
    public static Setting Number(string key, long least, long most, Func<ServerOptions, long> get, Action<ServerOptions, long> set)
    {
        string mend = $"give a whole number from {least} to {most}";
        return new Setting(
            key,
            (options, text) => set(options, long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= most
                ? number
                : throw new SettingException(key, text, mend)),
            options =>
            {
                if (get(options) < least || get(options) > most)
                {
                    throw new SettingException(key, get(options).ToString(CultureInfo.InvariantCulture), mend);
                }
            });
    }

    public static Setting YesNo(string key, Action<ServerOptions, bool> set) => new(
        key,
        (options, text) => set(options, bool.TryParse(text, out bool yes) ? yes : throw new SettingException(key, text, "give true or false")),
        _ => { });

    public static Setting Text(string key, Func<ServerOptions, string?> get, Action<ServerOptions, string> set, Func<string?, bool> fits, string mend) => new(
        key,
        set,
        options =>
        {
            if (!fits(get(options)))
            {
                throw new SettingException(key, get(options), mend);
            }
        });
}
