namespace Darkslide.CommandLine;

/// <summary>What the program tells other programs; fixed (docs/command-line.md).</summary>
internal enum ExitCode
{
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    LinkUnavailable = 3,
    Password = 4,
    Unreachable = 5,
    File = 6,
    Refused = 7,
    BrowserOnly = 8,
}
