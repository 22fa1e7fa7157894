/** All pictures, a few at a time: prepare, upload preview and original, pack the thumbnail with others, forget. */
import type { ByteProgress } from "../upload/byte-progress";
import type { Piece } from "../upload/tus";
import type { Prepared, SealedRendition } from "../work/messages";
import { packNumber, pictureNumbers } from "./blob-numbers";
import type { InFlight } from "./in-flight";
import type { OrderedPicture, PictureProgress } from "./order";
import type { ThumbnailPacks } from "./thumbnail-packs";

export interface PictureTools {
  readonly prepare: (picture: OrderedPicture, signal: AbortSignal) => Promise<Prepared>;
  readonly upload: (piece: Piece, sent: (bytes: number) => void, signal: AbortSignal) => Promise<void>;
  readonly unpaused: (signal: AbortSignal) => Promise<void>;
  readonly packs: ThumbnailPacks;
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
  tools.packs.finish();
  await sendPacks(tools, signal);
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
  // Only now: a picture that is left out later must not have left its thumbnail in a pack.
  tools.packs.add(picture.place, picture.prepared.thumbnail);
  picture.prepared = withoutBytes(picture.prepared);
  picture.sent = true;
  tools.changed();
  await sendPacks(tools, signal);
}

/** Uploads the packs that are full by now. */
async function sendPacks(tools: PictureTools, signal: AbortSignal): Promise<void> {
  const { packs, progress } = tools;
  for (let pack = await packs.take(); pack !== undefined; pack = await packs.take()) {
    const number = packNumber(pack.index, packs.places);
    progress.expect(number, pack.sealed.sealed.size);
    // Every thumbnail was expected as a pack of its own.
    const still = packs.count + packs.places - packs.settled;
    for (let none = still; none < packs.places; none++) progress.expect(packNumber(none, packs.places), 0);
    try {
      await sendPiece({ number, sealed: pack.sealed.sealed }, tools, signal);
    } catch (error) {
      packs.again(pack);
      throw error;
    }
    packs.arrived(pack);
  }
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
  const pieces: Piece[] = [{ number: numbers.preview, sealed: prepared.preview.sealed }];
  if (prepared.original !== undefined) pieces.push({ number: numbers.original, sealed: prepared.original.sealed });
  return pieces;
}

const nothing = new Blob();

/** What manifest and vault need: ids, keys and sizes. The sealed bytes have arrived, the thumbnail is in a pack. */
function withoutBytes(prepared: Prepared): Prepared {
  const bare = (rendition: SealedRendition): SealedRendition => ({ ...rendition, sealed: nothing });
  const { thumbnail, preview, original } = prepared;
  return {
    ...prepared,
    thumbnail: { ...thumbnail, bytes: nothing },
    preview: bare(preview),
    original: original === undefined ? undefined : bare(original),
  };
}
