/** Which decoder of our own shows what the browser can't. Neither is loaded before a picture needs it. */

/** `heif`: small, for what telephones take. `magick`: large, for everything else. */
export type DecoderName = "heif" | "magick";

const decoders: ReadonlyMap<string, DecoderName> = new Map([
  // Of the browsers only Safari shows these two.
  ["image/heic", "heif"],
  ["image/tiff", "magick"],
  // Browsers show these, but not every coding of them: twelve bits, 4:2:2, arithmetic coding.
  ["image/avif", "magick"],
  ["image/jpeg", "magick"],
]);

/** Undefined where a second decoder would know no more than the browser does. */
export function decoderFor(mediaType: string): DecoderName | undefined {
  return decoders.get(mediaType);
}
