using Darkslide.Client.Failures;
using Darkslide.Client.Passes;

namespace Darkslide.CommandLine;

/// <summary>Which server a sending goes to, and which pass it shows there.</summary>
internal sealed record PassChoice(Uri Server, PassLink? Pass)
{
    private const int LargestFile = 10_000;

    /// <summary>The pass of the file, else the one that is kept for the server; the server as named, else the only pass's.</summary>
    public static PassChoice Of(string? server, string? file)
    {
        IReadOnlyList<PassLink> passes = file is null ? Surroundings.Passes().Read() : [FromFile(file)];
        Uri chosen = Surroundings.SendingServer(server, passes);
        return new PassChoice(chosen, file is null ? passes.FirstOrDefault(pass => pass.IsOf(chosen)) : passes[0]);
    }

    private static PassLink FromFile(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            byte[] text = new byte[LargestFile];
            int read = stream.ReadAtLeast(text, LargestFile, throwOnEndOfStream: false);
            return PassLink.Find(System.Text.Encoding.UTF8.GetString(text, 0, read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"The pass can't be read from \"{file}\".", "Name a file that holds the link you were given.");
        }
    }
}
