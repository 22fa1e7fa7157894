/** "43,28.0467N" or "43,28,2.8N" (ISO 16684-1, GPSCoordinate) in degrees; NaN for anything else. */
export function xmpDegrees(coordinate: string, positive: string, negative: string, limit: number): number {
  const side = coordinate.slice(-1);
  const parts = coordinate.slice(0, -1).split(",");
  if (coordinate.length < 2 || (side !== positive && side !== negative) || parts.length > 3) {
    return Number.NaN;
  }
  let value = 0;
  let unit = 1;
  for (const part of parts) {
    value += decimal(part) / unit;
    unit *= 60;
  }
  if (!(value <= limit)) {
    return Number.NaN;
  }
  return side === negative ? -value : value;
}

/** Up to 16 digits with at most one point; NaN for anything else. */
function decimal(digits: string): number {
  return digits.length <= 16 && /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/.test(digits) ? Number(digits) : Number.NaN;
}
