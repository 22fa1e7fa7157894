/** Scales by the mean of areas, in whole numbers, so that the program comes to the same. */

/** Fractions of a source point, and what the first step keeps beyond a byte. */
const unit = 256;

/** Each row to `to` points of 0 to 65,280. */
export function rowsOf(from: Uint8Array, width: number, height: number, to: number): Int32Array {
  const result = new Int32Array(to * height);
  for (let x = 0; x < to; x++) {
    const [start, end] = area(x, width, to);
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let at = start; at < end; ) {
        const place = Math.floor(at / unit);
        const next = Math.min(end, (place + 1) * unit);
        sum += (from[y * width + place] ?? 0) * (next - at);
        at = next;
      }
      result[y * to + x] = Math.floor((sum * unit) / (end - start));
    }
  }
  return result;
}

/** Each column of what `rowsOf` gave to `to` bytes. */
export function columnsOf(from: Int32Array, width: number, height: number, to: number): Uint8Array {
  const result = new Uint8Array(width * to);
  for (let y = 0; y < to; y++) {
    const [start, end] = area(y, height, to);
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let at = start; at < end; ) {
        const place = Math.floor(at / unit);
        const next = Math.min(end, (place + 1) * unit);
        sum += (from[place * width + x] ?? 0) * (next - at);
        at = next;
      }
      result[y * width + x] = Math.floor(Math.floor(sum / (end - start)) / unit);
    }
  }
  return result;
}

function area(place: number, length: number, to: number): [number, number] {
  const start = Math.floor((place * length * unit) / to);
  const end = Math.floor(((place + 1) * length * unit) / to);
  return [start, Math.max(end, start + 1)];
}
