/** From which part of see-through points on a logo is taken for a drawing without a ground of its own. */
const seeThrough = 0.02;

/** What a logo needs behind it: nothing if it fills its rectangle, else what is unlike its own colours. */
export function groundFor(rgba: Uint8ClampedArray): "light" | "dark" | "none" {
  let clear = 0;
  let seen = 0;
  let light = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at, at + 4);
    if (alpha < 128) clear++;
    seen += alpha;
    light += alpha * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
  }
  if (clear < seeThrough * (rgba.length / 4)) return "none";
  return light > seen * 140 ? "dark" : "light";
}
