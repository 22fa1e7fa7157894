/** All pictures, a few at a time: prepare, upload preview and original, pack the thumbnail with others, forget. */
import type { ByteProgress } from "../upload/byte-progress";
import type { Piece } from "../upload/tus";
import type { Prepared, SealedRendition } from "../work/messages";
import { packNumber, pictureNumbers } from "./blob-numbers";
import type { Edition } from "./edition";
import type { InFlight } from "./in-flight";
import type { OrderedPicture, PictureProgress } from "./order";

/** What one blob's upload needs. */
export interface PieceTools {
  readonly upload: (piece: Piece, sent: (bytes: number) => void, signal: AbortSignal) => Promise<void>;
  readonly progress: ByteProgress;
  readonly now: () => number;
  readonly changed: () => void;
}

export interface PictureTools extends PieceTools {
  /** Prepares a picture for some editions, and goes on with the next when one is taken. */
  readonly prepare: (
    picture: OrderedPicture,
    editions: readonly number[],
    take: (edition: number, prepared: Prepared) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly unpaused: (signal: AbortSignal) => Promise<void>;
  readonly editions: readonly Edition[];
  readonly inFlight: InFlight;
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
  for (const edition of tools.editions) {
    edition.packs.finish();
    await sendPacks(edition, tools, signal);
  }
}

async function sendPicture(picture: PictureProgress, tools: PictureTools, signal: AbortSignal): Promise<void> {
  const { editions } = tools;
  // After a failure some were prepared, or have arrived: nothing is sealed twice.
  for (const edition of editions) await sendPrepared(picture, edition, tools, signal);
  await prepareRest(picture, tools, signal);
  for (const { number, packs } of editions) {
    const prepared = picture.prepared[number];
    if (prepared === undefined) throw new Error("a picture without renditions");
    // Only now: a picture that is left out later must not have left its thumbnail in a pack.
    packs.add(picture.place, prepared.thumbnail);
    picture.prepared[number] = { ...prepared, thumbnail: { ...prepared.thumbnail, bytes: nothing } };
  }
  picture.sent = true;
  tools.changed();
  for (const edition of editions) await sendPacks(edition, tools, signal);
}

/** Prepares what is missing, and uploads each edition before the next one is made. */
async function prepareRest(picture: PictureProgress, tools: PictureTools, signal: AbortSignal): Promise<void> {
  const missing = tools.editions.filter(({ number }) => picture.prepared[number] === undefined);
  if (missing.length === 0) return;
  let uploading: { readonly error: unknown } | undefined;
  const take = async (number: number, prepared: Prepared) => {
    const edition = tools.editions[number];
    if (edition === undefined) throw new Error("no such edition");
    picture.prepared[number] = prepared;
    try {
      await sendPrepared(picture, edition, tools, signal);
    } catch (error) {
      uploading = { error };
      throw error;
    }
  };
  const numbers = missing.map(({ number }) => number);
  try {
    await tools.prepare(picture.picture, numbers, take, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (uploading !== undefined) throw uploading.error;
    throw new PictureFailed(picture.place, error);
  }
}

/** Uploads what is prepared of one edition, and lets its bytes go. */
async function sendPrepared(
  picture: PictureProgress,
  edition: Edition,
  tools: PictureTools,
  signal: AbortSignal,
): Promise<void> {
  const prepared = picture.prepared[edition.number];
  if (prepared === undefined) return;
  for (const piece of piecesOf(picture.place, prepared, edition)) {
    if (picture.arrived.has(piece.number)) continue;
    tools.progress.expect(piece.number, piece.sealed.size);
    await sendPiece(piece, tools, signal);
    picture.arrived.add(piece.number);
  }
  picture.prepared[edition.number] = withoutBytes(prepared);
}

/** Uploads the packs of one edition that are full by now. */
async function sendPacks({ packs, place }: Edition, tools: PictureTools, signal: AbortSignal): Promise<void> {
  const { progress } = tools;
  for (let pack = await packs.take(); pack !== undefined; pack = await packs.take()) {
    const number = packNumber(pack.index, place);
    progress.expect(number, pack.sealed.sealed.size);
    // Every thumbnail was expected as a pack of its own.
    const still = packs.count + packs.places - packs.settled;
    for (let none = still; none < packs.places; none++) progress.expect(packNumber(none, place), 0);
    try {
      await sendPiece({ number, sealed: pack.sealed.sealed }, tools, signal);
    } catch (error) {
      packs.again(pack);
      throw error;
    }
    packs.arrived(pack);
  }
}

export async function sendPiece(piece: Piece, tools: PieceTools, signal: AbortSignal): Promise<void> {
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

function piecesOf(place: number, prepared: Prepared, edition: Edition): Piece[] {
  const numbers = pictureNumbers(place, edition.place);
  const pieces: Piece[] = [{ number: numbers.preview, sealed: prepared.preview.sealed }];
  if (prepared.original !== undefined) pieces.push({ number: numbers.original, sealed: prepared.original.sealed });
  return pieces;
}

const nothing = new Blob();

/** What manifest and vault need: ids, keys and sizes. The sealed bytes have arrived. */
function withoutBytes(prepared: Prepared): Prepared {
  const bare = (rendition: SealedRendition): SealedRendition => ({ ...rendition, sealed: nothing });
  const { preview, original } = prepared;
  return {
    ...prepared,
    preview: bare(preview),
    original: original === undefined ? undefined : bare(original),
  };
}
