/** A document becomes pictures of its pages before anything else; the document itself is sent only when that is asked for (`chosen-documents.ts`). */

export interface Drawn {
  /** Told of each page when it is there, in order. */
  readonly page: (picture: File) => void;
  /** How many more pictures a share takes. */
  readonly room: number;
  readonly signal: AbortSignal;
}

/** Rejects with PictureRefused where it can't be drawn whole. */
export type DrawPages = (document: File, drawn: Drawn) => Promise<void>;

/** What draws is large, and comes with the first document. */
export const drawPages: DrawPages = async (document, drawn) => (await import("./pdf-pages")).drawPdf(document, drawn);
