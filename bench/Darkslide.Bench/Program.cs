using System.Globalization;
using Darkslide.Bench;
using Darkslide.Bench.Cleaning;
using Darkslide.Bench.Gallery;
using Darkslide.Imaging;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Measurement[] all =
[
    new SealingSpeed(),
    new ProgramStart(),
    new IdleMemory(),
    new UploadMemory(),
    new SenderMemory(),
    new LargeFileMemory(),
    new ViewingPage(),
    new GalleryOpening(1, 4.7, 5.4),
    new GalleryOpening(50, 4, 4.5),
    new GalleryOpening(2_000, 5, 6),
    new CleaningSpeed(PictureFormat.Jpeg, 500, 1000),
    new CleaningSpeed(PictureFormat.Heic, 500, 1000),
    new CleaningSpeed(PictureFormat.Avif, 500, 1000),
    new CleaningSpeed(PictureFormat.WebP, 500, 1000),
    new CleaningSpeed(PictureFormat.Png, 50, 0),
    new PageCleaningSpeed(),
    new BlobFetching(),
    new OpeningRate(),
];

var chosen = all.Where(m => args.Length == 0 || args.Contains(m.Name)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"No such row. There are: {string.Join(", ", all.Select(m => m.Name))}.");
    return 2;
}

var missed = 0;
Console.WriteLine("| what | measured | budget | holds |");
Console.WriteLine("| --- | --- | --- | --- |");
foreach (Measurement measurement in chosen)
{
    Measured measured = await measurement.MeasureAsync();
    missed += measured.Holds ? 0 : 1;
    Console.WriteLine($"| {measurement.What} | {measured.Text} | {measurement.Budget} | {(measured.Holds ? "yes" : "NO")} |");
}

return missed == 0 ? 0 : 1;
