import { type Bytes, concat, random, same } from "./bytes";
import { padme } from "./padding";
import { headerLength, sealedSize, segmentLength, tagLength } from "./sealed-size";
import { segmentAlgorithm, segmentKey } from "./segment-cipher";

/** The sealed, padded form of a blob, any part of which can be had again, byte for byte the same. */
export interface Sealing {
  /** The sealed length, known before anything is sealed. */
  readonly size: number;
  /** Sealed bytes from `start` up to `end`: the body of one upload request. Whole segments (1 MiB) cost the least. */
  slice(start: number, end: number): Promise<Bytes>;
}

const segmentPlaintext = segmentLength - tagLength;

/** Begins to seal a file or bytes, padded to `padme`, under a fresh salt and prefix. Memory is the slices that are asked for. */
export const createSealing = (key: Bytes, associatedData: Bytes, content: Blob | Bytes): Sealing =>
  sealingWithHeader(key, associatedData, content, concat(new Uint8Array([headerLength]), random(headerLength - 1)));

/** Seals what is in memory at one go. */
export function sealBytes(content: Bytes, key: Bytes, associatedData: Bytes): Promise<Bytes> {
  const sealing = createSealing(key, associatedData, content);
  return sealing.slice(0, sealing.size);
}

/** With a given header and padding. Only tests may: a header used for two plaintexts under one key gives both away. */
export function sealingWithHeader(
  key: Bytes,
  associatedData: Bytes,
  content: Blob | Bytes,
  header: Bytes,
  length = padme(content instanceof Blob ? content.size : content.length),
): Sealing {
  const size = sealedSize(length);
  const tags = new Map<number, Bytes>();
  let segments: Promise<CryptoKey> | undefined;

  async function seal(index: number): Promise<Bytes> {
    segments ??= segmentKey(key, associatedData, header, "encrypt");
    const start = Math.max(0, index * segmentPlaintext - headerLength);
    const end = Math.min(length, (index + 1) * segmentPlaintext - headerLength);
    const algorithm = segmentAlgorithm(header, index, end === length);
    const plaintext = await partOf(content, start, end);
    const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, await segments, plaintext));
    // To seal other bytes under a nonce that was used would lay both open, and the authentication key with them.
    const tag = sealed.slice(-tagLength);
    const before = tags.get(index) ?? tag;
    if (!same(before, tag)) throw new Error("The file was changed while it was being sealed.");
    tags.set(index, tag);
    return index === 0 ? concat(header, sealed) : sealed;
  }

  async function slice(start: number, end: number): Promise<Bytes> {
    const parts: Bytes[] = [];
    const stop = Math.min(end, size);
    for (let at = start; at < stop; ) {
      const index = Math.floor(at / segmentLength);
      const first = index * segmentLength;
      const part = (await seal(index)).subarray(at - first, stop - first);
      parts.push(part);
      at += part.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : concat(...parts);
  }

  return { size, slice };
}

/** Content from `start` up to `end`, and zeros where it has ended. */
async function partOf(content: Blob | Bytes, start: number, end: number): Promise<Bytes> {
  const part = content.slice(start, end);
  const bytes = part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : part;
  if (bytes.length === end - start) return bytes;
  const padded = new Uint8Array(end - start);
  padded.set(bytes);
  return padded;
}
