/** Uploads one sealed blob by tus 1.0 (PROTOCOL.md section 5.2), so that a broken connection costs one chunk at most. */
import { ask, type Request } from "../../protocol/http";
import { asOwner, type Owner } from "../../protocol/owning";
import { isProblem, NotReachable, Problem } from "../../protocol/problems";
import type { ChunkSize } from "./chunk-size";
import type { Connection } from "./connection";

export interface TusTarget {
  readonly owner: Owner;
  readonly chunk: ChunkSize;
  readonly connection: Connection;
  /** Resolves at once, or when a person lets a paused sending go on. */
  readonly unpaused: (signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

export interface Piece {
  /** Number within the share. */
  readonly number: number;
  /** All of it, from one sealing; kept until the server has it. */
  readonly sealed: Blob;
  /** Nobody else may have taken the number meanwhile: a blob that is there before this one was ever begun is another's. */
  readonly fresh?: boolean;
}

interface Place {
  readonly address: string;
  readonly offset: number;
}

const uploads = "/api/uploads";

/** The server takes no less than 1 KB/s, and a chunk shrinks when it takes longer than seconds. */
const chunkPatienceMs = 180_000;

/** Sends `piece`; `sent` hears how many of its bytes the server has. */
export async function uploadBlob(
  target: TusTarget,
  piece: Piece,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let place: Place | undefined;
  let unsure = false;
  let begun = false;
  const step = async (): Promise<Place | "complete"> => {
    try {
      if (place === undefined) {
        const another = piece.fresh === true && !begun;
        return await create(target, piece, another, signal);
      }
      if (unsure) place = await askPlace(target, piece, place, signal);
      unsure = false;
      if (place.offset >= piece.sealed.size) return place;
      return await append(target, piece, place, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (isProblem(error, "blob-complete") && (piece.fresh !== true || begun)) return "complete";
      if (error instanceof NotReachable) target.chunk.broke();
      // Whatever became of it, it may have reached the server.
      begun = true;
      unsure = place !== undefined;
      // Either the answer to the last chunk was lost, or the server forgot the upload. Creating it again tells which.
      if (isProblem(error, "no-such-upload")) place = undefined;
      throw isProblem(error, "no-such-upload", "wrong-offset") ? new NotReachable(error.code, 0) : error;
    }
  };
  for (;;) {
    await target.unpaused(signal);
    const next = await target.connection.persist(step, signal);
    if (next === "complete" || next.offset >= piece.sealed.size) break;
    begun = true;
    place = next;
    sent(place.offset);
  }
  sent(piece.sealed.size);
}

/**
 * Makes the upload with its first chunk in the same request. Said again, the server answers how far it is; `first` is whether it can't
 * have been said before, so that one which is under way is another's.
 */
async function create(target: TusTarget, piece: Piece, first: boolean, signal: AbortSignal): Promise<Place> {
  const headers = {
    "upload-length": String(piece.sealed.size),
    "upload-metadata": `blob ${btoa(String(piece.number))}`,
  };
  const body = piece.sealed.slice(0, target.chunk.bytes);
  const answer = await send(target, uploads, { method: "POST", headers, signal }, body);
  const place = { address: addressOf(answer), offset: offsetOf(answer, piece) };
  if (first && place.offset !== body.size) throw new Problem(409, { code: "blob-complete" });
  return place;
}

async function append(target: TusTarget, piece: Piece, place: Place, signal: AbortSignal): Promise<Place> {
  const headers = { "upload-offset": String(place.offset) };
  const body = piece.sealed.slice(place.offset, place.offset + target.chunk.bytes);
  const answer = await send(target, place.address, { method: "PATCH", headers, signal }, body);
  return { ...place, offset: offsetOf(answer, piece) };
}

/** How far the server is. An answer to HEAD has no body, so its status stands for the code. */
async function askPlace(target: TusTarget, piece: Piece, place: Place, signal: AbortSignal): Promise<Place> {
  try {
    const answer = await send(target, place.address, { method: "HEAD", signal });
    return { ...place, offset: offsetOf(answer, piece) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) throw new Problem(404, { code: "no-such-upload" });
    throw error;
  }
}

async function send(target: TusTarget, path: string, request: Request, chunk?: Blob): Promise<Response> {
  const headers: Record<string, string> = { "tus-resumable": "1.0.0", ...asOwner(target.owner), ...request.headers };
  if (chunk === undefined) return ask(path, { ...request, headers });
  headers["content-type"] = "application/offset+octet-stream";
  const start = target.now();
  const answer = await ask(path, { ...request, headers, body: chunk, patienceMs: chunkPatienceMs, stream: true });
  // Read to its end, empty as it is, so that the browser uses the connection again.
  await answer.arrayBuffer();
  target.chunk.took(chunk.size, target.now() - start);
  return answer;
}

/** The path alone, and only below ours: the owner's capability goes nowhere else, whatever a proxy makes of it. */
function addressOf(answer: Response): string {
  const location = answer.headers.get("location") ?? "";
  const path = URL.canParse(location, "https://this.invalid") ? new URL(location, "https://this.invalid").pathname : "";
  if (!path.startsWith(`${uploads}/`)) throw new Problem(answer.status, { code: "internal" });
  return path;
}

function offsetOf(answer: Response, piece: Piece): number {
  const text = answer.headers.get("upload-offset") ?? "";
  const offset = /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(offset) || offset > piece.sealed.size) throw new Problem(answer.status, { code: "internal" });
  return offset;
}
