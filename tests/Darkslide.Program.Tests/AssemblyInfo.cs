using System.Runtime.Versioning;

// The tests look at file modes and send signals; the program is built for Linux alone for now.
[assembly: SupportedOSPlatform("linux")]
