/* Numbers as XMP writes them; NaN for anything else. */

/** "43,28.0467N" or "43,28,2.8N" (ISO 16684-1, GPSCoordinate) in degrees, or as drones write it, "+43.467445". */
export function xmpDegrees(coordinate: string, positive: string, negative: string, limit: number): number {
  if (coordinate.length < 2) {
    return Number.NaN;
  }
  const side = coordinate.slice(-1);
  const value = side === positive || side === negative ? parts(coordinate.slice(0, -1)) : xmpDecimal(coordinate);
  if (!(Math.abs(value) <= limit)) {
    return Number.NaN;
  }
  return side === negative ? -value : value;
}

function parts(coordinate: string): number {
  const numbers = coordinate.split(",");
  if (numbers.length > 3) {
    return Number.NaN;
  }
  let value = 0;
  let unit = 1;
  for (const part of numbers) {
    value += digits(part) / unit;
    unit *= 60;
  }
  return value;
}

/** "1234/10" or "123.4" (ISO 16684-1, Rational). */
export function xmpRational(text: string): number {
  const slash = text.indexOf("/");
  return slash < 0 ? xmpDecimal(text) : xmpDecimal(text.slice(0, slash)) / digits(text.slice(slash + 1));
}

/** A number, perhaps with a sign before it. */
export function xmpDecimal(text: string): number {
  if (text.startsWith("-")) {
    return -digits(text.slice(1));
  }
  return digits(text.startsWith("+") ? text.slice(1) : text);
}

/** Up to 16 digits with at most one point. */
function digits(text: string): number {
  return text.length <= 16 && /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/.test(text) ? Number(text) : Number.NaN;
}
