using Darkslide.Pages.Tests.Harness;

namespace Darkslide.Pages.Tests.Studio;

/// <summary>Files that a sender chooses.</summary>
public static class Files
{
    private static byte[]? jpeg;
    private static byte[]? small;

    /// <summary>A landscape of 1,200 × 800 as a plain JPEG.</summary>
    public static async Task<byte[]> Jpeg(Stage stage) => jpeg ??= await Paint(stage, 1_200, 800);

    /// <summary>One of 160 × 120.</summary>
    public static async Task<byte[]> Small(Stage stage) => small ??= await Paint(stage, 160, 120);

    /// <summary>An upright part of a landscape.</summary>
    public static Task<byte[]> Cropped(Stage stage) => Paint(stage, 400, 800);

    /// <summary>A JPEG that tells all about itself.</summary>
    public static async Task<FilePayload> Revealing(Stage stage, string name = "IMG_20260501_102233.jpg") =>
        Of(name, ExifPhoto.Revealing(await Jpeg(stage), await Small(stage)));

    /// <summary>240 × 320 pixels in four colours that say they are Display P3: painted by ourselves, encoded by heif-enc.</summary>
    public static Task<byte[]> DisplayP3Heic() => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Studio", "display-p3.heic"));

    /// <summary>The same picture twice, as a sequence without a still picture.</summary>
    public static Task<byte[]> DisplayP3Sequence() => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Studio", "display-p3-sequence.heic"));

    /// <summary>A file or folder of the shared collection of pictures; without it the test is skipped, with one line.</summary>
    public static string RequireShared(params string[] path)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("DARKSLIDE_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "corpus");
        Assert.SkipUnless(Directory.Exists(folder), "the shared collection of pictures isn't here");
        return Path.Combine([folder, .. path]);
    }

    /// <summary>Many pictures, no two with the same bytes.</summary>
    public static async Task<IReadOnlyList<FilePayload>> Many(Stage stage, int count)
    {
        byte[] picture = await Small(stage);
        return [.. Enumerable.Range(1, count).Select(number => Of($"DSC_{number:0000}.jpg", [.. picture, (byte)(number >> 8), (byte)number]))];
    }

    public static FilePayload Of(string name, byte[] bytes) => new() { Name = name, MimeType = "application/octet-stream", Buffer = bytes };

    private static async Task<byte[]> Paint(Stage stage, int width, int height)
    {
        var page = await stage.Browser.NewPageAsync();
        try
        {
            var painted = await page.EvaluateAsync<string>(
                """
                async ([width, height]) => {
                  const canvas = new OffscreenCanvas(width, height);
                  const context = canvas.getContext("2d");
                  const sky = context.createLinearGradient(0, 0, 0, height);
                  sky.addColorStop(0, "#22335c");
                  sky.addColorStop(0.55, "#f2a65a");
                  sky.addColorStop(1, "#3b2d2a");
                  context.fillStyle = sky;
                  context.fillRect(0, 0, width, height);
                  context.fillStyle = "#ffe6b8";
                  context.beginPath();
                  context.arc(width * 0.62, height * 0.48, height * 0.09, 0, 7);
                  context.fill();
                  for (let ridge = 0; ridge < 4; ridge++) {
                    context.fillStyle = `rgb(${60 - ridge * 12} ${48 - ridge * 10} ${70 - ridge * 14})`;
                    context.beginPath();
                    context.moveTo(0, height);
                    for (let x = 0; x <= width; x += width / 60)
                      context.lineTo(x, height * (0.55 + ridge * 0.1) + Math.sin(x / (width / (7 + ridge * 3)) + ridge) * height * 0.05);
                    context.lineTo(width, height);
                    context.fill();
                  }
                  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
                  let text = "";
                  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
                  return btoa(text);
                }
                """,
                new[] { width, height });
            return Convert.FromBase64String(painted);
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
