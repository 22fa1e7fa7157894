import { type Bytes, concat } from "./bytes";
import { FormatError, type FormatErrorClass } from "./format-error";
import { padme } from "./padding";
import { paddingCheck } from "./padding-check";
import { headerLength, sealedSize, segmentLength, tagLength } from "./sealed-size";
import { segmentAlgorithm, segmentKey } from "./segment-cipher";

/** Sealed bytes as they come in: a response's body, or anything that can be iterated over. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One sealed file being opened, over one connection or several. */
export interface Opening {
  /** Where in the sealed file a new source has to begin: behind the last segment that was verified. */
  readonly offset: number;
  /** Whether the last segment was verified: only now is the file whole. */
  readonly complete: boolean;
  /**
   * Opens a source that begins at `offset`. Gives out content segment by segment, none before its tag is verified, and ends only
   * behind the last one. When the source breaks, call it again with another. After a FormatError throw away what it gave.
   */
  read(source: ByteSource): AsyncGenerator<Bytes, void, void>;
}

/** Opens a stream at one go; see `createOpening`. */
export const openStream = (source: ByteSource, key: Bytes, associatedData: Bytes, length?: number) =>
  createOpening(key, associatedData, length).read(source);

/** Opens what is in memory already. */
export async function openBytes(
  sealed: Uint8Array,
  key: Bytes,
  associatedData: Bytes,
  length?: number,
): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of openStream([sealed], key, associatedData, length)) parts.push(part);
  return parts.length === 1 && parts[0] ? parts[0] : concat(...parts);
}

/**
 * Begins to open a sealed file (FORMAT.md, section 4). Memory is two segments, whatever its size. With `length`, its true length,
 * padding is checked and cut off.
 */
export function createOpening(key: Bytes, associatedData: Bytes, length?: number): Opening {
  // A thumbnail needs no whole segment.
  const room = length === undefined ? segmentLength : Math.min(segmentLength, sealedSize(padme(length)));
  const unpad = length === undefined ? (part: Bytes) => part : paddingCheck(length);
  let header: Bytes | undefined;
  let segments: CryptoKey | undefined;
  let next = 0;
  let complete = false;
  let failed: FormatErrorClass | undefined;

  async function open(held: Bytes, isLast: boolean): Promise<Bytes> {
    if (next === 0) {
      if (held.length < headerLength + tagLength) throw new FormatError("truncated");
      if (held[0] !== headerLength) throw new FormatError("not-sealed");
      header = held.slice(0, headerLength);
      segments = await segmentKey(key, associatedData, header, "decrypt");
    }
    if (!header || !segments) throw new TypeError("A source has to begin at offset.");
    const segment = next === 0 ? held.subarray(headerLength) : held;
    // Only an empty file has an empty segment; behind another one it would be a second sealed form of the same file.
    if (next > 0 && segment.length <= tagLength) throw new FormatError("not-authentic");
    const algorithm = segmentAlgorithm(header, next, isLast);
    const plain = await crypto.subtle.decrypt(algorithm, segments, segment).catch(() => {
      throw new FormatError("not-authentic");
    });
    const content = unpad(new Uint8Array(plain), isLast);
    next++;
    complete = isLast;
    return content;
  }

  async function* read(source: ByteSource): AsyncGenerator<Bytes, void, void> {
    if (failed) throw new FormatError(failed);
    if (complete) return;
    // One byte more than a segment: whether there is one tells whether the segment before it is the last.
    let held = new Uint8Array(room + 1);
    let count = 0;
    try {
      for await (const chunk of chunksOf(source)) {
        for (let used = 0; used < chunk.length; ) {
          const taken = chunk.subarray(used, used + held.length - count);
          held.set(taken, count);
          count += taken.length;
          used += taken.length;
          if (count < held.length) break;
          if (count <= segmentLength) {
            // More came than the length lets expect: a whole segment is looked at, so that the failure is that of any reader.
            held = concat(held, new Uint8Array(segmentLength + 1 - count));
            continue;
          }
          yield await open(held.subarray(0, segmentLength), false);
          held[0] = held[segmentLength] as number;
          count = 1;
        }
      }
      const last = await open(held.subarray(0, count), true);
      if (last.length) yield last;
    } catch (error) {
      // What did not verify once is not asked again: a caller that swallows the error gets no further.
      if (error instanceof FormatError) failed = error.code;
      throw error;
    }
  }

  return {
    read,
    get offset() {
      return next * segmentLength;
    },
    get complete() {
      return complete;
    },
  };
}

/** Streams can't be iterated over in every browser. A reader that stops early cancels the stream, which ends the request. */
async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array, void, void> {
  if (!("getReader" in source)) return yield* source;
  const reader = source.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
