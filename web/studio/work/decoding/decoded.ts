/** What a decoder of our own gives: a picture already upright, made smaller on the way where it is much larger than needed. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha, not multiplied by it. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Undefined: sRGB. */
  readonly colour: Colour | undefined;
  /** How many pixels were unpacked for it. */
  readonly unpacked: number;
}

/** What the numbers mean: an ICC profile, or code points of ITU-T H.273. */
export type Colour = { readonly profile: Uint8Array } | { readonly primaries: number; readonly transfer: number };

export interface ToDecode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** The longest side that will be needed. */
  readonly edge: number;
}

/** Throws whatever it likes where it can't. */
export type Decoder = (picture: ToDecode) => Promise<Decoded>;

/** WebAssembly's memory ends at 4 GB, and telephones' long before: what is larger is not tried. */
export const mostPixels = 200_000_000;
