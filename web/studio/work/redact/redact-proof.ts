/** Edits tried on a picture made small, as they will come out. */

import type { PictureFormat } from "../../../imaging/picture-format";
import { type Area, blockGridOf, covering } from "../../../imaging/redacting";
import { decode } from "../decoding/decode";
import { draw } from "../renditions";
import { burn } from "./burn";
import type { Edits } from "./edits";

export interface Proof {
  /** The picture, made small. */
  readonly picture: Blob;
  /** Of the picture itself. */
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
}

export async function redactProof(proof: Proof, edits: Edits): Promise<ImageBitmap> {
  const edge = Number.POSITIVE_INFINITY;
  const bitmap = await decode(proof.picture, edge);
  const canvas = draw(bitmap, edge);
  bitmap.close();
  const small = shrunk(proof, edits, canvas);
  // What bars cover was found in the picture's own size.
  return createImageBitmap(await burn(canvas, small, { block: 1, rim: 0 }));
}

function shrunk({ width, height, format }: Proof, { bars, crop, stamp }: Edits, to: OffscreenCanvas): Edits {
  const grid = blockGridOf(format);
  const across = to.width / width;
  const down = to.height / height;
  const small = (area: Area): Area => {
    const x = Math.min(to.width - 1, Math.floor(area.x * across));
    const y = Math.min(to.height - 1, Math.floor(area.y * down));
    const right = Math.min(to.width, Math.max(x + 1, Math.ceil((area.x + area.width) * across)));
    const lower = Math.min(to.height, Math.max(y + 1, Math.ceil((area.y + area.height) * down)));
    return { x, y, width: right - x, height: lower - y };
  };
  return {
    bars: bars.map(({ area, fill }) => ({ area: small(covering(grid, area, width, height)), fill })),
    crop: crop && small(crop),
    stamp,
  };
}
