using System.Text.Json;

namespace Darkslide.Pages.Tests.Harness;

/// <summary>A picture as a sender has it ready: three renditions in the clear.</summary>
public sealed record Photo(int Width, int Height, PhotoFile Thumbnail, PhotoFile Preview, PhotoFile Original, byte[]? Placeholder = null)
{
    /// <summary>A colour that occurs in nothing the pages draw by themselves.</summary>
    public const string Magenta = "#ff00ff";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Paints pictures in a browser: landscapes, or one plain colour.</summary>
    public static async Task<IReadOnlyList<Photo>> Paint(IBrowser browser, int count, string? plain = null)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Harness", "photos.js"));
        var page = await browser.NewPageAsync();
        try
        {
            var painted = await page.EvaluateAsync<JsonElement>(script[script.IndexOf("async (", StringComparison.Ordinal)..].TrimEnd().TrimEnd(';'), new { count, plain });
            return painted.Deserialize<List<Photo>>(Json)!;
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}

/// <summary>One rendition's file.</summary>
public sealed record PhotoFile(byte[] Bytes, int Width, int Height);
