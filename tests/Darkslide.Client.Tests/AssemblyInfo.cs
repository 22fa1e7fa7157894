using System.Runtime.Versioning;

// The tests look at file modes; the program is built for Linux alone for now.
[assembly: SupportedOSPlatform("linux")]
