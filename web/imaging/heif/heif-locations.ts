import { PictureRefusedError } from "../picture-refused-error";
import type { Box } from "./box";
import { BoxFields } from "./box-fields";
import type { HeifItem } from "./heif-item";

const maxExtents = 100_000;

/**
 * The item location box (ISO/IEC 14496-12 section 8.11.3): which bytes are an item's.
 * @throws PictureRefusedError Contradicts itself, or has too many extents.
 */
export function readLocations(file: Uint8Array, box: Box, items: ReadonlyMap<number, HeifItem>): void {
  const fields = new BoxFields(file, box);
  if (fields.version > 2) {
    throw new PictureRefusedError("malformed");
  }
  const sizes = fields.u16();
  const offsetBytes = sizes >> 12;
  const lengthBytes = (sizes >> 8) & 15;
  const baseBytes = (sizes >> 4) & 15;
  const indexBytes = fields.version === 0 ? 0 : sizes & 15;
  const idBytes = fields.version === 2 ? 4 : 2;
  let extents = 0;
  for (let left = fields.number(idBytes); left > 0; left--) {
    const item = items.get(fields.number(idBytes));
    const construction = fields.version === 0 ? 0 : fields.u16() & 15;
    const isElsewhere = fields.u16() !== 0;
    const from = fields.number(baseBytes);
    const count = fields.u16();
    extents += count;
    if (extents > maxExtents || item?.hasLocation === true) {
      throw new PictureRefusedError("malformed");
    }
    for (let i = 0; i < count; i++) {
      fields.number(indexBytes);
      const at = from + fields.number(offsetBytes);
      const length = fields.number(lengthBytes);
      item?.extents.push({ at, length, isOpen: lengthBytes === 0 });
    }
    if (item !== undefined) {
      item.hasLocation = true;
      item.construction = construction;
      item.isElsewhere = isElsewhere;
    }
  }
}
