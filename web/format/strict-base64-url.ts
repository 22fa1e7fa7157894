import type { Bytes } from "./bytes";

/** base64url of RFC 4648 section 5 without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (letter) => ({ "+": "-", "/": "_" })[letter] ?? "");
}

/**
 * Exactly `length` bytes, or undefined. One byte string has one text: `atob` alone would take padding, white space and leftover
 * bits, so what it gives must encode to the same text again.
 */
export function decodeBase64Url(text: string, length: number): Bytes | undefined {
  if (text.length !== Math.ceil((length * 4) / 3) || !/^[\w-]*$/.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  return encodeBase64Url(bytes) === text ? bytes : undefined;
}
