// Writes spec/vectors anew. Usage: dotnet run --project eng/Darkslide.Vectors -- spec/vectors
using Darkslide.Vectors;

if (args is not [var folder])
{
    Console.Error.WriteLine("Give the folder to write to: spec/vectors");
    return 2;
}

foreach (var stale in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)) File.Delete(stale);
foreach (var vector in AllVectors.Make())
{
    var path = Path.Combine(folder, vector.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, vector.Text);
}

return 0;
