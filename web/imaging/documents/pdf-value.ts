/** A value in a PDF (ISO 32000-2, section 7.3), as whatever reads the file hands it over. */
export type PdfValue =
  | { readonly is: "plain"; readonly value: number | boolean | null }
  | { readonly is: "name"; readonly name: string }
  | { readonly is: "text"; readonly bytes: Uint8Array }
  | { readonly is: "reference"; readonly number: number }
  | { readonly is: "list"; readonly items: readonly PdfValue[] }
  | PdfMembers
  | PdfData;

/** A dictionary. */
export interface PdfMembers {
  readonly is: "members";
  readonly members: ReadonlyMap<string, PdfValue>;
}

/** A dictionary with bytes, of which filters are undone that stand for nothing but packing. */
export interface PdfData {
  readonly is: "data";
  /** What describes them; its filters are those that are left. */
  readonly dictionary: PdfMembers;
  /** What is read of a file is there at once; a picture that is cleaned takes a while. */
  readonly read: () => Uint8Array | Promise<Uint8Array>;
}

export type PdfReference = Extract<PdfValue, { is: "reference" }>;
export type PdfList = Extract<PdfValue, { is: "list" }>;

export const nothing: PdfValue = { is: "plain", value: null };
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value?.is === "name" ? value.name : undefined;
export const numberOf = (value: PdfValue): number | undefined =>
  value.is === "plain" && typeof value.value === "number" ? value.value : undefined;
export const pdfName = (name: string): PdfValue => ({ is: "name", name });
export const pdfMembers = (members: Iterable<readonly [string, PdfValue]>): PdfMembers => ({
  is: "members",
  members: new Map(members),
});
export const withMember = ({ members }: PdfMembers, key: string, value: PdfValue): PdfMembers =>
  pdfMembers([...members, [key, value]]);
export const isNothing = (value: PdfValue): boolean => value.is === "plain" && value.value === null;
