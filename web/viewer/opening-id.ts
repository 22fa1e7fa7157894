import { random } from "../format/bytes";
import { encodeBase64Url } from "../format/strict-base64-url";
import type { Gate } from "./state";

/** The page's own note of an opening, so that a reload within its lease goes on without being counted again. */
export interface Opening {
  /** 16 random bytes in base64url. Neither a key nor part of one. */
  readonly id: string;
  /** When the lease ends, in the device's milliseconds; unknown until the server has granted the opening. */
  readonly until?: number;
  /** What the link asks for: a link whose views are all taken is not described any more, not even to who took the last. */
  readonly gate: Gate;
}

const memory = new Map<string, string>();
const key = (locator: string) => `darkslide.opening.${locator}`;

export function remembered(locator: string): Opening | undefined {
  try {
    return JSON.parse(read(key(locator)) ?? "") as Opening;
  } catch {
    return undefined;
  }
}

export function fresh(gate: Gate): Opening {
  return { id: encodeBase64Url(random(16)), gate };
}

export function remember(locator: string, opening: Opening): void {
  const text = JSON.stringify(opening);
  memory.set(key(locator), text);
  try {
    sessionStorage.setItem(key(locator), text);
  } catch {
    // Blocked or full: the page's memory has it for as long as the page lives.
  }
}

export function forget(locator: string): void {
  memory.delete(key(locator));
  try {
    sessionStorage.removeItem(key(locator));
  } catch {
    // Blocked: nothing was there.
  }
}

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? memory.get(name);
  } catch {
    return memory.get(name);
  }
}
