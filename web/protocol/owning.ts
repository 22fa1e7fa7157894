import { ask, askJson, ownerHeader, passHeader, readJson } from "./http";
import { blobBytes } from "./looking";
import type {
  AddLinkRequest,
  Bytes64,
  LinkList,
  NotifyRequest,
  PublishAnswer,
  ReceiptAnswer,
  RelistRequest,
  StatusAnswer,
  Time,
} from "./messages";
import { isProblem } from "./problems";
import { doWork } from "./work";

/** The owner's capability, derived from a manage link. */
export interface Owner {
  readonly shareId: Bytes64;
  readonly ownerToken: Bytes64;
}

export const asOwner = (owner: Owner) => ownerHeader(owner.shareId, owner.ownerToken);

function say<Answer>(owner: Owner, path: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  return askJson(path, body, { headers: asOwner(owner), signal });
}

async function tell(owner: Owner, path: string, body: unknown, signal?: AbortSignal): Promise<void> {
  await ask(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...asOwner(owner) },
    signal,
  });
}

/** A challenge can grow too old while one works on it. */
const mostWork = 3;

/** Makes a share; with a pass it counts to that. Does the work first that a crowded server asks for. */
export async function makeShare(
  owner: Owner,
  pass: string | undefined,
  signal?: AbortSignal,
): Promise<{ state: StatusAnswer["state"] }> {
  const headers: Record<string, string> = { ...asOwner(owner), ...passHeader(pass) };
  for (let tries = mostWork; ; tries--) {
    try {
      return await askJson("/api/shares", {}, { headers, signal });
    } catch (error) {
      const work = tries > 0 && isProblem(error, "work-needed") ? await doWork(error.body, signal) : undefined;
      if (work === undefined) throw error;
      headers["darkslide-work"] = work;
    }
  }
}

export function addLink(owner: Owner, link: AddLinkRequest, signal?: AbortSignal): Promise<{ number: number }> {
  return say(owner, "/api/links", link, signal);
}

export function publish(owner: Owner, signal?: AbortSignal): Promise<PublishAnswer> {
  return say(owner, "/api/shares/publish", {}, signal);
}

export async function status(owner: Owner, signal?: AbortSignal): Promise<StatusAnswer> {
  return readJson(await ask("/api/shares/status", { headers: asOwner(owner), signal }));
}

/** Says where the owner is told of first openings, in place of what was said before. */
export function notify(owner: Owner, request: NotifyRequest, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/shares/notify", request, signal);
}

/** What of the ended share was destroyed; `not-destroyed` until all of it is. */
export async function receipt(owner: Owner, signal?: AbortSignal): Promise<ReceiptAnswer> {
  return readJson(await ask("/api/shares/receipt", { headers: asOwner(owner), signal }));
}

export function changeLink(
  owner: Owner,
  number: number,
  lifetimeSeconds: number,
  signal?: AbortSignal,
): Promise<{ expires: Time }> {
  return say(owner, "/api/links/change", { number, lifetimeSeconds }, signal);
}

export function unlockLink(owner: Owner, number: number, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/links/unlock", { number }, signal);
}

/** Takes a device's place from it. Said again, it changes nothing. */
export function freeDevice(owner: Owner, number: number, device: number, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/links/devices/free", { number, device }, signal);
}

/** Destroys a link's passkey: the next one that opens it is registered. Said again, it changes nothing. */
export function forgetPasskey(owner: Owner, number: number, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/links/passkey/forget", { number }, signal);
}

/** Lets so many devices open the link, if it were fewer. */
export function allowDevices(owner: Owner, number: number, limit: number, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/links/devices/allow", { number, limit }, signal);
}

export function revokeLink(owner: Owner, number: number, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/links/revoke", { number }, signal);
}

export function revokeShare(owner: Owner, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/shares/revoke", {}, signal);
}

/** What a living link lists; `link-ended` once it has ended. */
export function listLink(owner: Owner, number: number, signal?: AbortSignal): Promise<LinkList> {
  return say(owner, "/api/links/list", { number }, signal);
}

/** Replaces what a living link lists. Said again, it changes nothing. */
export function relistLink(owner: Owner, request: RelistRequest, signal?: AbortSignal): Promise<void> {
  return tell(owner, "/api/links/relist", request, signal);
}

/** A blob of the owner's share by its number within the share; counts nothing. */
export function shareBlob(owner: Owner, number: number, signal?: AbortSignal) {
  return blobBytes({ path: `/api/shares/blobs/${number}`, headers: asOwner(owner), signal });
}

export interface SealedVault {
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly version: string;
}

export async function readVault(owner: Owner, signal?: AbortSignal): Promise<SealedVault | undefined> {
  try {
    const response = await ask("/api/vault", { headers: asOwner(owner), signal });
    return { sealed: new Uint8Array(await response.arrayBuffer()), version: response.headers.get("etag") ?? "" };
  } catch (error) {
    if (isProblem(error, "no-vault")) return undefined;
    throw error;
  }
}

/** Writes over the version that was read, or makes the first one; `vault-changed` if another device was faster. */
export async function writeVault(
  owner: Owner,
  sealed: Uint8Array<ArrayBuffer>,
  over: string | undefined,
  signal?: AbortSignal,
): Promise<string> {
  const condition: Record<string, string> = over === undefined ? { "if-none-match": "*" } : { "if-match": over };
  const response = await ask("/api/vault", {
    method: "PUT",
    body: sealed,
    headers: { "content-type": "application/octet-stream", ...condition, ...asOwner(owner) },
    signal,
  });
  return response.headers.get("etag") ?? "";
}
