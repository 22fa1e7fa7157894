import type { MarkMask } from "./mark-mask";

/** A text as a shape. */
export interface LetteredText {
  /** The shape, without empty edges. */
  readonly mask: MarkMask;
  /** The size of the letters that it was drawn with. */
  readonly letters: number;
}

/** What a mark consists of, before it has a size: a text, a logo, or both. */
export interface MarkShapes {
  readonly text: LetteredText | undefined;
  readonly logo: MarkMask | undefined;
}
