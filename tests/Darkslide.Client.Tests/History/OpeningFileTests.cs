using System.Security.Cryptography;
using Darkslide.Client.History;

namespace Darkslide.Client.Tests.History;

/// <summary>A run may be killed while it writes any byte: the opening that a view was used for is not lost.</summary>
public sealed class OpeningFileTests : IDisposable
{
    private readonly byte[] locator = RandomNumberGenerator.GetBytes(16);
    private readonly TemporaryFolder temporary = new();

    private string Path => Directory.GetFiles(temporary.File("openings"))[0];

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Wherever_the_file_is_cut_off_the_opening_goes_on_with_the_files_before()
    {
        KeptOpening kept = Opening();
        using (OpeningFile file = Open())
        {
            file.Begin(kept);
            file.Add(Saved(0));
            file.Add(Saved(1));
        }

        string path = Path;
        byte[] whole = File.ReadAllBytes(path);
        int[] ends = [.. whole.Index().Where(each => each.Item == (byte)'\n').Select(each => each.Index + 1)];
        Assert.Equal(3, ends.Length);
        for (int length = 1; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            int lines = ends.Count(end => end <= length);
            using (OpeningFile file = Open())
            {
                KeptOpening? read = file.Read();
                Assert.Equal(lines > 0, read is not null);
                Assert.Equal(Enumerable.Range(0, Math.Max(0, lines - 1)).Select(Name), read?.Saved.Select(saved => saved.Path) ?? []);
                if (read is null)
                {
                    continue;
                }

                // It goes on behind what is whole.
                file.Begin(read);
                file.Add(Saved(7));
            }

            using OpeningFile again = Open();
            KeptOpening after = again.Read()!;
            Assert.Equal(kept.Opening, after.Opening);
            Assert.Equal((true, false), (after.Metered, after.Bound));
            Assert.Equal(Enumerable.Range(0, lines - 1).Append(7).Select(Name), after.Saved.Select(saved => saved.Path));
        }
    }

    [Fact]
    public void Another_opening_takes_the_place_of_the_one_before_and_one_that_is_over_leaves_no_file()
    {
        using (OpeningFile file = Open())
        {
            file.Begin(Opening());
            file.Add(Saved(0));
        }

        KeptOpening fresh = Opening();
        using (OpeningFile file = Open())
        {
            Assert.Single(file.Read()!.Saved);
            file.Begin(fresh);
        }

        using (OpeningFile file = Open())
        {
            KeptOpening read = file.Read()!;
            Assert.Equal(fresh.Opening, read.Opening);
            Assert.Empty(read.Saved);
            file.Forget();
        }

        Assert.Empty(Directory.GetFiles(temporary.File("openings")));
    }

    [Fact]
    public void Whatever_else_lies_there_is_no_opening_and_stands_in_nobodys_way()
    {
        Open().Dispose();
        foreach (string content in (string[])["{}\n", "[\n", "null\n", "\n\n\n", "{\"opening\":7}\n", "\0\0\0\n"])
        {
            using (OpeningFile made = Open())
            {
                made.Begin(Opening());
            }

            File.WriteAllText(Path, content);
            KeptOpening fresh = Opening();
            using (OpeningFile file = Open())
            {
                Assert.Null(file.Read());
                file.Begin(fresh);
            }

            using OpeningFile again = Open();
            Assert.Equal(fresh.Opening, again.Read()!.Opening);
        }
    }

    private static KeptOpening Opening() => new() { Opening = RandomNumberGenerator.GetBytes(16), Metered = true };

    private static KeptFile Saved(int number) => new() { Id = RandomNumberGenerator.GetBytes(16), Path = Name(number), Bytes = number };

    private static string Name(int number) => $"/home/me/gr\u00FC\u00DFe {number}.jpg";

    private OpeningFile Open() => OpeningFile.For(new PrivateFolder(temporary.File("openings")), locator, TimeProvider.System);
}
