/** TIFF, and codings of other formats that the browser can't show, by ImageMagick: first page, upright, in sRGB. */
import {
  ColorProfile,
  ColorSpace,
  type IMagickImage,
  initializeImageMagick,
  MagickFormat,
  MagickImage,
  MagickReadSettings,
  ResourceLimits,
} from "@imagemagick/magick-wasm";
import address from "@imagemagick/magick-wasm/magick.wasm?url";
import { type Decoded, type Decoder, mostPixels, type ToDecode } from "./decoded";
import { srgbProfile } from "./srgb-profile";

/** ImageMagick never guesses what a file is: it reads many kinds that nothing has cleaned. */
const formats: ReadonlyMap<string, MagickFormat> = new Map([
  ["image/tiff", MagickFormat.Tiff],
  ["image/avif", MagickFormat.Avif],
  ["image/jpeg", MagickFormat.Jpeg],
]);

const longestSide = 65_535n;

export async function loadDecoder(): Promise<Decoder> {
  await initializeImageMagick(await WebAssembly.compileStreaming(fetch(address)));
  ResourceLimits.width = longestSide;
  ResourceLimits.height = longestSide;
  ResourceLimits.area = BigInt(mostPixels);
  ResourceLimits.disk = 0n;
  return async (picture) => decode(picture);
}

function decode({ bytes, mediaType, edge }: ToDecode): Decoded {
  const format = formats.get(mediaType);
  if (format === undefined) throw new TypeError("not for this decoder");
  const image = MagickImage.create();
  try {
    image.read(bytes, new MagickReadSettings({ format, frameIndex: 0, frameCount: 1 }));
    const unpacked = image.width * image.height;
    image.autoOrient();
    if (Math.max(image.width, image.height) > edge) image.resize(edge, edge);
    convert(image);
    return { ...pixelsOf(image), colour: undefined, unpacked };
  } finally {
    image.dispose();
  }
}

/** By the picture's own profile; without one, or with one that doesn't fit, as such numbers are commonly meant. */
function convert(image: IMagickImage): void {
  if (image.getColorProfile() !== null && image.transformColorSpace(new ColorProfile(srgbProfile()))) return;
  if (image.colorSpace !== ColorSpace.Gray) image.colorSpace = ColorSpace.sRGB;
}

function pixelsOf(image: IMagickImage): Pick<Decoded, "width" | "height" | "pixels"> {
  const { width, height } = image;
  const bytes = image.getPixels((pixels) => pixels.toByteArray(0, 0, width, height, "RGBA"));
  if (bytes === null) throw new Error("no pixels");
  return { width, height, pixels: new Uint8ClampedArray(bytes) };
}
