/** The last place at which a deflate stream can be ended early. Positions are bits of the raw stream. */
export interface DeflateCutPoint {
  /** Where the block begins. */
  readonly blockStart: number;
  /** Whether to cut before the block; else inside it, which then needs its end code. */
  readonly isBetweenBlocks: boolean;
  /** Where the code begins that gives too much. */
  readonly tokenStart: number;
  /** Where that code ends; the same as `tokenStart` when none of it is needed. */
  readonly tokenEnd: number;
  /** Bytes unpacked before the cut. */
  readonly produced: number;
  /** The block's own code for its end, in the order of the stream's bits. */
  readonly endCode: number;
  /** How many bits that has. */
  readonly endBits: number;
}
