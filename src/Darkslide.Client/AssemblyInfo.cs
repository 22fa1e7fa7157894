using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Darkslide.Client.Tests")]
[assembly: InternalsVisibleTo("Darkslide.Program.Tests")]
