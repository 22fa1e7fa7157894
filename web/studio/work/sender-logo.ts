/** The sender's logo for recipients' pages: cleaned like any picture, and encoded anew so small that it fits into a manifest. */
import { mostLogoBytes, type SenderLogo } from "../../format/sender-logo";
import { clean } from "./clean";
import { decode } from "./decoding/decode";
import { PictureRefused } from "./picture";
import { draw } from "./renditions";

const mostBytes = 16 * 1024 * 1024;
/** docs/renditions.md holds the same numbers for the program. */
const edge = 480;
const quality = 0.85;

export async function readSenderLogo(file: File): Promise<SenderLogo> {
  if (file.size > mostBytes) throw new PictureRefused({ problem: "logoTooLarge", formatName: undefined });
  const { picture } = await clean(file);
  const bitmap = await decode(picture, edge);
  try {
    for (let side = edge; ; side = side >> 1) {
      const canvas = draw(bitmap, side);
      const bytes = await encode(canvas);
      if (bytes.size <= mostLogoBytes) {
        const data = new Uint8Array(await bytes.arrayBuffer());
        return { mediaType: bytes.type, width: canvas.width, height: canvas.height, data };
      }
    }
  } finally {
    bitmap.close();
  }
}

/** PNG where the browser can't write WebP: a logo is seen through where it is clear. */
async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  const webp = await canvas.convertToBlob({ type: "image/webp", quality });
  return webp.type === "image/webp" ? webp : canvas.convertToBlob({ type: "image/png" });
}
