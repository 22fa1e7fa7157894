import type { PictureWords } from "./chosen-pictures";

/** What a person does with one of the chosen pictures. */
export interface PictureActs {
  readonly remove: (id: number) => void;
  /** Opens the editor that burns bars into it. */
  readonly redact: (id: number) => void;
  readonly words: (id: number, words: Partial<PictureWords>) => void;
  /** Puts it at the head of the gallery; undefined where that was decided before. */
  readonly cover: ((id: number | undefined) => void) | undefined;
  readonly step: (id: number, by: -1 | 1) => void;
  /** Puts it in front of another one, or behind all. */
  readonly place: (id: number, before: number | undefined) => void;
}
