using Darkslide.Imaging.Fuzz;
using SharpFuzz;

// With files as arguments each is tried once, to look at what a fuzzing run found; without, AFL++ feeds standard input.
if (args.Length > 0)
{
    foreach (var path in args)
    {
        CleaningTarget.Try(File.ReadAllBytes(path));
        Console.WriteLine($"{path}: cleaned or refused");
    }
    return;
}
Fuzzer.Run(stream =>
{
    using var input = new MemoryStream();
    stream.CopyTo(input);
    CleaningTarget.Try(input.ToArray());
});
