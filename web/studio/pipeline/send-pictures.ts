/** All pictures, a few at a time: prepare, upload thumbnail, preview and original, forget. */
import type { ByteProgress } from "../upload/byte-progress";
import type { Piece } from "../upload/tus";
import type { Prepared, SealedRendition } from "../work/messages";
import { pictureNumbers } from "./blob-numbers";
import type { InFlight } from "./in-flight";
import type { OrderedPicture, PictureProgress } from "./order";

export interface PictureTools {
  readonly prepare: (picture: OrderedPicture, signal: AbortSignal) => Promise<Prepared>;
  readonly upload: (piece: Piece, sent: (bytes: number) => void, signal: AbortSignal) => Promise<void>;
  readonly unpaused: (signal: AbortSignal) => Promise<void>;
  readonly progress: ByteProgress;
  readonly inFlight: InFlight;
  readonly now: () => number;
  readonly changed: () => void;
}

/** One picture's failure, so that a person can choose to go on without it. */
export class PictureFailed extends Error {
  constructor(
    readonly place: number,
    readonly reason: unknown,
  ) {
    super(`picture ${place} failed`, { cause: reason });
    this.name = "PictureFailed";
  }
}

/**
 * Sends what has not arrived yet. After a failure those under way are finished, none is begun, and the failure is
 * thrown; called again, it goes on where it was.
 */
export async function sendPictures(
  pictures: readonly PictureProgress[],
  tools: PictureTools,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  const underWay: Promise<void>[] = [];
  for (const picture of pictures) {
    if (picture.sent || picture.leftOut) continue;
    await tools.unpaused(signal);
    const leave = await tools.inFlight.enter(picture.picture.file.size);
    if (failures.length > 0 || signal.aborted) {
      leave();
      break;
    }
    const sending = sendPicture(picture, tools, signal)
      .catch((error) => void failures.push(error))
      .finally(leave);
    underWay.push(sending);
  }
  await Promise.all(underWay);
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}

async function sendPicture(picture: PictureProgress, tools: PictureTools, signal: AbortSignal): Promise<void> {
  try {
    picture.prepared ??= await tools.prepare(picture.picture, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new PictureFailed(picture.place, error);
  }
  for (const piece of piecesOf(picture.place, picture.prepared)) {
    tools.progress.expect(piece.number, piece.sealed.size);
    if (!picture.arrived.has(piece.number)) await sendPiece(piece, tools, signal);
    picture.arrived.add(piece.number);
  }
  picture.prepared = withoutBytes(picture.prepared);
  picture.sent = true;
  tools.changed();
}

async function sendPiece(piece: Piece, tools: PictureTools, signal: AbortSignal): Promise<void> {
  let before = 0;
  try {
    await tools.upload(piece, sent, signal);
  } catch (error) {
    sent(0);
    throw error;
  }

  function sent(bytes: number): void {
    tools.progress.sent(bytes - before, tools.now());
    before = bytes;
    tools.changed();
  }
}

function piecesOf(place: number, prepared: Prepared): Piece[] {
  const numbers = pictureNumbers(place);
  const pieces: Piece[] = [
    { number: numbers.thumbnail, sealed: prepared.thumbnail.sealed },
    { number: numbers.preview, sealed: prepared.preview.sealed },
  ];
  if (prepared.original !== undefined) pieces.push({ number: numbers.original, sealed: prepared.original.sealed });
  return pieces;
}

const nothing = new Blob();

/** What manifest and vault need: ids, keys and sizes. The sealed bytes have arrived and are let go. */
function withoutBytes(prepared: Prepared): Prepared {
  const bare = (rendition: SealedRendition): SealedRendition => ({ ...rendition, sealed: nothing });
  const { thumbnail, preview, original } = prepared;
  return {
    ...prepared,
    thumbnail: bare(thumbnail),
    preview: bare(preview),
    original: original === undefined ? undefined : bare(original),
  };
}
