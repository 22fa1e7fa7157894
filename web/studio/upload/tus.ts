/** Uploads one sealed blob by tus 1.0 (PROTOCOL.md section 5.2), so that a broken connection costs one chunk at most. */
import type { ChunkSize } from "./chunk-size";
import type { Connection } from "./connection";
import { PassingTrouble, Refusal, requireSuccess } from "./problem";

export interface TusTarget {
  readonly fetch: (address: string, request: RequestInit) => Promise<Response>;
  /** Value of the owner's Authorization header. */
  readonly authorization: string;
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
}

interface Place {
  readonly address: string;
  readonly offset: number;
}

const uploads = "/api/uploads";

/** Sends `piece`; `sent` hears how many of its bytes the server has. */
export async function uploadBlob(
  target: TusTarget,
  piece: Piece,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let place: Place | undefined;
  let unsure = false;
  const step = async (): Promise<Place | "complete"> => {
    try {
      if (place === undefined) return await create(target, piece, signal);
      if (unsure) place = await ask(target, piece, place, signal);
      unsure = false;
      if (place.offset >= piece.sealed.size) return place;
      return await append(target, piece, place, signal);
    } catch (error) {
      const known = turnBack(error, target);
      if (known === "ask") unsure = place !== undefined;
      if (known === "create") place = undefined;
      throw error instanceof Refusal ? new PassingTrouble("server", 0, { cause: error }) : error;
    }
  };
  for (;;) {
    await target.unpaused(signal);
    const next = await target.connection.persist(step, signal);
    if (next === "complete" || next.offset >= piece.sealed.size) break;
    place = next;
    sent(place.offset);
  }
  sent(piece.sealed.size);
}

/** Where to go on after a step that failed; throws on what going on can't mend. */
function turnBack(error: unknown, target: TusTarget): "ask" | "create" {
  if (!(error instanceof Refusal)) {
    target.chunk.broke();
    return "ask";
  }
  if (error.code === "wrong-offset") return "ask";
  // Either the answer to the last chunk was lost, or the server forgot the upload. Creating it again tells which.
  if (error.code === "no-such-upload") return "create";
  throw error;
}

/** Makes the upload with its first chunk in the same request. Said again, the server answers how far it is. */
async function create(target: TusTarget, piece: Piece, signal: AbortSignal): Promise<Place | "complete"> {
  const body = piece.sealed.slice(0, target.chunk.bytes);
  const headers = {
    ...common(target),
    "Upload-Length": String(piece.sealed.size),
    "Upload-Metadata": `blob ${btoa(String(piece.number))}`,
    "Content-Type": "application/offset+octet-stream",
  };
  const answer = await timed(target, body.size, () => target.fetch(uploads, { method: "POST", headers, body, signal }));
  try {
    await requireSuccess(answer);
  } catch (error) {
    if (error instanceof Refusal && error.code === "blob-complete") return "complete";
    throw error;
  }
  return { address: addressOf(answer), offset: offsetOf(answer, piece) };
}

/** The path alone, and only below ours: the owner's capability goes nowhere else, whatever a proxy makes of it. */
function addressOf(answer: Response): string {
  const location = answer.headers.get("Location") ?? "";
  const path = URL.canParse(location, "https://this.invalid") ? new URL(location, "https://this.invalid").pathname : "";
  if (!path.startsWith(`${uploads}/`)) throw new PassingTrouble("server", undefined);
  return path;
}

async function append(target: TusTarget, piece: Piece, place: Place, signal: AbortSignal): Promise<Place> {
  const body = piece.sealed.slice(place.offset, place.offset + target.chunk.bytes);
  const headers = {
    ...common(target),
    "Upload-Offset": String(place.offset),
    "Content-Type": "application/offset+octet-stream",
  };
  const answer = await timed(target, body.size, () =>
    target.fetch(place.address, { method: "PATCH", headers, body, signal }),
  );
  await requireSuccess(answer);
  return { ...place, offset: offsetOf(answer, piece) };
}

/** How far the server is. HEAD answers have no body, so 404 stands for its code. */
async function ask(target: TusTarget, piece: Piece, place: Place, signal: AbortSignal): Promise<Place> {
  const answer = await target.fetch(place.address, { method: "HEAD", headers: common(target), signal });
  if (answer.status === 404) throw new Refusal("no-such-upload", 404);
  await requireSuccess(answer);
  return { ...place, offset: offsetOf(answer, piece) };
}

async function timed(target: TusTarget, bytes: number, request: () => Promise<Response>): Promise<Response> {
  const start = target.now();
  const answer = await request();
  target.chunk.took(bytes, target.now() - start);
  return answer;
}

function offsetOf(answer: Response, piece: Piece): number {
  const text = answer.headers.get("Upload-Offset") ?? "";
  const offset = /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(offset) || offset > piece.sealed.size) throw new PassingTrouble("server", undefined);
  return offset;
}

function common(target: TusTarget): Record<string, string> {
  return { Authorization: target.authorization, "Tus-Resumable": "1.0.0" };
}
