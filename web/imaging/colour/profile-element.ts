import { byteAt, matches, u16, u32 } from "../reading/read";

const parametricCounts = [1, 3, 4, 5, 7];

/**
 * One tag's data cut to the length that its own type gives it (ICC.1:2022 section 10), so that nothing hides behind it,
 * with its reserved bytes zeroed; undefined when the type doesn't fit the tag or the length lies.
 */
export function exactElement(tag: string, data: Uint8Array): Uint8Array | undefined {
  const length = lengthOf(tag, data);
  if (length < 8 || length > data.length) {
    return undefined;
  }
  return data.slice(0, length).fill(0, 4, 8);
}

function lengthOf(tag: string, data: Uint8Array): number {
  switch (tag) {
    case "rXYZ":
    case "gXYZ":
    case "bXYZ":
    case "wtpt":
    case "bkpt":
    case "lumi":
      return matches(data, 0, "XYZ ") ? 20 : 0;
    case "rTRC":
    case "gTRC":
    case "bTRC":
    case "kTRC":
      return curve(data);
    case "chad":
      return matches(data, 0, "sf32") ? 44 : 0;
    case "cicp":
      return matches(data, 0, "cicp") ? 12 : 0;
    default:
      return lut(data);
  }
}

function curve(data: Uint8Array): number {
  if (data.length < 12) {
    return 0;
  }
  if (matches(data, 0, "curv")) {
    return 12 + 2 * u32(data, 8);
  }
  const count = matches(data, 0, "para") ? parametricCounts[u16(data, 8)] : undefined;
  return count === undefined ? 0 : 12 + 4 * count;
}

/** 8-bit and 16-bit tables are cut exactly; the element types point about inside themselves and stay as they are. */
function lut(data: Uint8Array): number {
  if (matches(data, 0, "mAB ") || matches(data, 0, "mBA ") || matches(data, 0, "mpet")) {
    return data.length;
  }
  const isBytes = matches(data, 0, "mft1");
  if (data.length < 52 || !(isBytes || matches(data, 0, "mft2"))) {
    return 0;
  }
  const inputs = byteAt(data, 8);
  const outputs = byteAt(data, 9);
  let grid = 1;
  for (let i = 0; i < inputs; i++) {
    grid = Math.min(grid * byteAt(data, 10), 0x7fffffff);
  }
  return isBytes
    ? 48 + 256 * inputs + grid * outputs + 256 * outputs
    : 52 + 2 * (u16(data, 48) * inputs + grid * outputs + u16(data, 50) * outputs);
}
