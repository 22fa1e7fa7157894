/** A cleaned picture as something to draw: by the browser itself, else by a decoder that is loaded only then. */
import { PictureRefused } from "../picture";
import { type DecoderName, decoderFor } from "./choose-decoder";
import type { Decoder } from "./decoded";
import { toBitmap } from "./to-bitmap";

/** What is unpacked may be let go of with the worker only: WebAssembly's memory never shrinks. */
const much = 16_000_000;

const modules = {
  heif: () => import("./heif-decoder"),
  magick: () => import("./magick-decoder"),
};
const decoders = new Map<DecoderName, Decoder>();

let unpacked = 0;

/** Whether this worker took so much memory that a fresh one should do the next job. */
export function isSpent(): boolean {
  return unpacked > much;
}

/** @param edge The longest side that is needed. A browser's own decoder gives the whole picture; ours may give less. */
export async function decode(picture: Blob, edge: number): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, { imageOrientation: "from-image", premultiplyAlpha: "default" });
  } catch {
    const name = decoderFor(picture.type);
    if (name === undefined) throw undecodable();
    return oneAtATime(() => decodeBy(name, picture, edge));
  }
}

async function decodeBy(name: DecoderName, picture: Blob, edge: number): Promise<ImageBitmap> {
  const decoder = await load(name);
  const bytes = new Uint8Array(await picture.arrayBuffer());
  try {
    const decoded = await decoder({ bytes, mediaType: picture.type, edge });
    unpacked = Math.max(unpacked, decoded.unpacked);
    return await toBitmap(decoded, edge);
  } catch {
    unpacked = Number.POSITIVE_INFINITY;
    throw undecodable();
  }
}

/** Decoders are large, and needed by few. That one can't be had is the connection's fault, not the picture's, and tried again. */
async function load(name: DecoderName): Promise<Decoder> {
  const decoder = decoders.get(name) ?? (await (await modules[name]()).loadDecoder());
  decoders.set(name, decoder);
  return decoder;
}

/** Workers look at several pictures at once; memory is for one large one. */
async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request("darkslide-decoder", work);
}

function undecodable(): PictureRefused {
  return new PictureRefused({ problem: "undecodable", formatName: undefined });
}
