import type { Policy } from "../policy/policy";
import type { Prepared } from "../work/messages";

/** A picture that was inspected and is to be sent. */
export interface OrderedPicture {
  readonly file: File;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Of the cleaned original. */
  readonly length: number;
  readonly title: string | undefined;
  readonly caption: string | undefined;
}

/** A PDF that is sent besides the pictures of its pages. */
export interface OrderedDocument {
  readonly name: string;
  /** Cleaned. */
  readonly cleaned: Blob;
  /** Its pages' places among the pictures. */
  readonly places: readonly number[];
}

/** Everything that one sending needs to know. */
export interface Order {
  readonly pictures: readonly OrderedPicture[];
  /** Place of the picture at the head of the gallery. */
  readonly cover: number | undefined;
  readonly documents: readonly OrderedDocument[];
  readonly policy: Policy;
  readonly chunkBytes: number;
}

/** What one picture has become so far; kept until all of it has arrived, so that going on never seals it twice. */
export interface PictureProgress {
  readonly place: number;
  /** The picture's name in picks, the same in all links. */
  readonly id: string;
  readonly picture: OrderedPicture;
  /** For each edition. */
  readonly prepared: (Prepared | undefined)[];
  readonly arrived: Set<number>;
  sent: boolean;
  leftOut: boolean;
}

const thumbnailGuess = 18_000;
const previewBytesPerPixel = 0.11;

/** A guess at the sizes before they are known, so that progress has a total from the start. */
export function guessSizes(picture: OrderedPicture): { thumbnail: number; preview: number; original: number } {
  const scale = Math.min(1, 2_048 / Math.max(picture.width, picture.height));
  const pixels = picture.width * picture.height * scale * scale;
  return {
    thumbnail: thumbnailGuess,
    preview: Math.ceil(pixels * previewBytesPerPixel) + 1_000,
    original: picture.length,
  };
}
