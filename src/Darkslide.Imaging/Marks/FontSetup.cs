using System.Runtime.InteropServices;
using System.Text;
using Darkslide.Imaging.Rendering;

namespace Darkslide.Imaging.Marks;

/// <summary>The font of all marks, which lies beside the program, and where other letters are looked for.</summary>
internal static class FontSetup
{
    /// <summary>The family's name inside the file.</summary>
    public const string Family = "Inter SemiBold";

    private static readonly string Settings = Path.Combine(AppContext.BaseDirectory, "mark-fonts.conf");

    private static readonly Lazy<bool> Ready = new(SetUp);

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "mark-font.ttf");

    public static void Require()
    {
        VipsSetup.Require();
        _ = Ready.Value;
    }

    /// <summary>Where a machine has no settings for fonts (a container, say), the library would complain on standard error.</summary>
    private static bool SetUp()
        => Path.Exists("/etc/fonts/fonts.conf")
            || SetVariable("FONTCONFIG_FILE\0"u8.ToArray(), Encoding.UTF8.GetBytes(Settings + '\0'), overwrite: 0) == 0;

    // .NET keeps a copy of the variables to itself; native libraries don't see what is changed there.
    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(byte[] name, byte[] value, int overwrite);
}
