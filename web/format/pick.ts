/** Colour labels as photo programs have them. The order decides between equal stamps (FORMAT.md, section 7). */
export const pickLabels = ["none", "red", "yellow", "green", "blue", "purple"] as const;
export type PickLabel = (typeof pickLabels)[number];

/** A value, and when and by which device it was set: the larger stamp wins. */
export interface Stamped<Value> {
  readonly is: Value;
  /** One more than the largest in the document that the device knew. */
  readonly at: number;
  /** The device's random id: base64url of 8 bytes. */
  readonly by: string;
}

/** What can be set of a picture. */
export interface PickFields {
  /** −1 (rejected), 0 (none) or 1 to 5 stars. */
  readonly rating: number;
  readonly label: PickLabel;
  /** Up to 450 characters, empty for none; hostile text. */
  readonly remark: string;
}

/** What the holders of a link think of one picture. A field that was never set is missing. */
export type Pick = {
  /** The picture's `id` in manifests: base64url of 8 bytes. */
  readonly picture: string;
} & { readonly [Name in keyof PickFields]?: Stamped<PickFields[Name]> | undefined };
