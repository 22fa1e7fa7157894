/** Bytes that WebCrypto takes: backed by memory that no other thread shares. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** ASCII or UTF-8 bytes of a text. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** `a ‖ b ‖ …` */
export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same, in a time that depends on their lengths only. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** Whether every byte from `start` on is zero. */
export function isZero(bytes: Uint8Array, start: number): boolean {
  for (let i = start; i < bytes.length; i++) if (bytes[i]) return false;
  return true;
}

/** New bytes from the browser's cryptographic generator. */
export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** Zeroes secrets that nobody needs any more. The language makes copies of its own, so this is a best effort. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

/** `SHA-256(bytes)` */
export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
