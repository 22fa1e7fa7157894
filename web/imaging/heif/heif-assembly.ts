import { Pieces } from "../building/pieces";
import { boxHead } from "./box";
import { BoxWriter } from "./box-writer";
import { fileTypeBox, type HeifWriter } from "./heif-writer";
import { MovieWriter } from "./movies/movie-writer";
import { dataOf, type PictureSequence } from "./movies/picture-sequence";

const nothing = new Uint8Array(0);

/** Puts the boxes of the new file together: `ftyp`, `meta` and `moov` where there are any, `mdat`. */
export function assembleHeif(
  brands: readonly [string, ...string[]],
  items: HeifWriter | undefined,
  sequence: PictureSequence | undefined,
): Pieces {
  const fileType = fileTypeBox(brands);
  const movie = sequence === undefined ? undefined : new MovieWriter(sequence.movie, sequence.parts);
  const itemData = items?.data() ?? new Pieces();
  const trackData = sequence === undefined ? new Pieces() : dataOf(sequence);
  const dataAt = fileType.length + (items?.meta(0).length ?? 0) + (movie?.write(0).length ?? 0) + boxHead;
  const output = new Pieces();
  output.add(fileType);
  output.add(items?.meta(dataAt) ?? nothing);
  output.add(movie?.write(dataAt + itemData.length) ?? nothing);
  output.add(dataHead(itemData.length + trackData.length));
  output.addAll(itemData);
  output.addAll(trackData);
  return output;
}

function dataHead(length: number): Uint8Array {
  const head = new BoxWriter();
  head.u32(boxHead + length);
  head.type("mdat");
  return head.toBytes();
}
