import { ask, ownerHeader, ticketHeader } from "./http";
import type { Bytes64 } from "./messages";
import type { Owner } from "./owning";
import { Problem } from "./problems";

/** A link's sealed picks as the server has them (PROTOCOL.md section 4.7). */
export interface SealedPicks {
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly version: string;
}

/** Undefined where nobody has picked yet, `same` where the version is the one that is known. */
export type PicksAnswer = SealedPicks | "same" | undefined;

/** The picks of an opening's own link, or of another link of the share by its number. */
export function readPicks(ticket: Bytes64, number?: number, known?: string): Promise<PicksAnswer> {
  return read(number === undefined ? "/api/picks" : `/api/picks/${number}`, ticketHeader(ticket), known);
}

/** The picks of one of the owner's links. */
export function readOwnersPicks({ shareId, ownerToken }: Owner, number: number, known?: string): Promise<PicksAnswer> {
  return read(`/api/shares/picks/${number}`, ownerHeader(shareId, ownerToken), known);
}

/** Writes over the version that was read, or makes the first; `picks-changed` if another device was faster. */
export async function writePicks(
  ticket: Bytes64,
  sealed: Uint8Array<ArrayBuffer>,
  over: string | undefined,
): Promise<string> {
  const condition: Record<string, string> = over === undefined ? { "if-none-match": "*" } : { "if-match": over };
  const response = await ask("/api/picks", {
    method: "PUT",
    body: sealed,
    headers: { "content-type": "application/octet-stream", ...condition, ...ticketHeader(ticket) },
    // A small one goes its way even if the page is left; browsers take no more than 64 KiB so.
    keepalive: sealed.length < 60_000,
    patienceMs: 60_000,
  });
  return response.headers.get("etag") ?? "";
}

async function read(path: string, capability: Record<string, string>, known?: string): Promise<PicksAnswer> {
  const headers = known === undefined ? capability : { ...capability, "if-none-match": known };
  try {
    const response = await ask(path, { headers });
    if (response.status === 204) return undefined;
    return { sealed: new Uint8Array(await response.arrayBuffer()), version: response.headers.get("etag") ?? "" };
  } catch (error) {
    if (error instanceof Problem && error.status === 304) return "same";
    throw error;
  }
}
