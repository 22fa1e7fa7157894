import { requirePixels } from "../building/pixels";
import { PictureRefusedError } from "../picture-refused-error";
import { byteAt, u32 } from "../reading/read";
import { typeAt } from "./box";
import type { HeifItem } from "./heif-item";
import type { HeifPart, HeifProperty } from "./heif-part";

export interface HeifSize {
  readonly width: number;
  readonly height: number;
}

/**
 * How large a picture is shown: its size, cropped and turned in the order of its properties (ISO/IEC 23008-12 section 6.3).
 * @throws PictureRefusedError A picture without a size, or with too many pixels.
 */
export function displayedSize(parts: readonly HeifPart[], primary: HeifItem): HeifSize {
  let displayed = { width: 0, height: 0 };
  for (const part of parts) {
    const size = codedSize(part);
    requirePixels(size.width, size.height);
    if (part.item === primary) {
      displayed = transformed(part.properties, size);
    }
  }
  requirePixels(displayed.width, displayed.height);
  return displayed;
}

/**
 * As it is coded.
 * @throws PictureRefusedError A picture without a size.
 */
export function codedSize(part: HeifPart): HeifSize {
  const box = part.properties.find((property) => typeAt(property.box, 4) === "ispe")?.box;
  if (box === undefined) {
    throw new PictureRefusedError("malformed");
  }
  return { width: u32(box, 12), height: u32(box, 16) };
}

/** Cropped and turned by properties, in their order. */
export function transformed(properties: readonly HeifProperty[], coded: HeifSize): HeifSize {
  let { width, height } = coded;
  for (const { box } of properties) {
    const type = typeAt(box, 4);
    if (type === "clap") {
      width = cropped(box, 8, width);
      height = cropped(box, 16, height);
    } else if (type === "irot" && (byteAt(box, 8) & 1) === 1) {
      [width, height] = [height, width];
    }
  }
  return { width, height };
}

/** A fraction, rounded; one that makes no sense is passed over, as decoders do. */
function cropped(box: Uint8Array, at: number, whole: number): number {
  const number = u32(box, at);
  const divisor = u32(box, at + 4);
  const size = divisor === 0 ? 0 : Math.floor((2 * number + divisor) / (2 * divisor));
  return size > 0 && size <= whole ? size : whole;
}
