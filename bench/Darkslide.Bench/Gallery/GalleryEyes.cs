namespace Darkslide.Bench.Gallery;

/// <summary>What the measured page does to itself: notes when pictures are there, as a person would see it, and scrolls.</summary>
internal static class GalleryEyes
{
    /// <summary>
    /// Notes the time, from the navigation's start, at which every cell on the screen shows its thumbnail, then opens the first picture
    /// (unless it is the only one, which sharpens by itself) and notes when its preview is there.
    /// </summary>
    public const string Watch =
        """
        (() => {
          const look = () => {
            const cells = [...document.querySelectorAll(".cell")].filter((cell) => {
              const { top, bottom } = cell.getBoundingClientRect();
              return bottom > 0 && top < innerHeight;
            });
            if (!window.benchThumbnails && cells.length > 0 && cells.every((cell) => cell.querySelector(".thumbnail.there"))) {
              window.benchThumbnails = performance.now();
              if (cells.length > 1) document.querySelector(".thumb").click();
            }
            if (window.benchThumbnails && document.querySelector(".cell .preview.there, .slot .preview.there")) {
              window.benchSharp = performance.now();
              return;
            }
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;

    /// <summary>
    /// Scrolls as a finger does: a third of a screen a quarter of a second, down for so many milliseconds; gives every frame's milliseconds.
    /// </summary>
    public const string Glide =
        """
        (milliseconds) => new Promise((done) => {
          const frames = [];
          let first, last;
          const step = (now) => {
            first ??= now;
            if (last !== undefined) {
              frames.push(now - last);
              scrollBy(0, (now - last) * innerHeight * 4 / 3_000);
            }
            last = now;
            if (now - first < milliseconds) requestAnimationFrame(step);
            else done(frames);
          };
          requestAnimationFrame(step);
        })
        """;

    /// <summary>Scrolls half a screen a frame, down (1) or up (-1), until there is no more; gives every frame's milliseconds.</summary>
    public const string Scroll =
        """
        (direction) => new Promise((done) => {
          const frames = [];
          let last;
          const step = (now) => {
            if (last !== undefined) frames.push(now - last);
            last = now;
            const before = scrollY;
            scrollBy(0, direction * innerHeight / 2);
            if (scrollY === before) done(frames);
            else requestAnimationFrame(step);
          };
          requestAnimationFrame(step);
        })
        """;
}
