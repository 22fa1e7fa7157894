/** How a page's pixels are packed (TIFF 6.0 section 8, Compression, and the registered private schemes). */
export const tiffCompression = {
  none: 1,
  faxRuns: 2,
  fax3: 3,
  fax4: 4,
  lzw: 5,
  oldJpeg: 6,
  jpeg: 7,
  deflate: 8,
  faxRunsByWord: 32771,
  packBits: 32773,
  oldDeflate: 32946,
} as const;

const { none, faxRuns, fax3, fax4, lzw, oldJpeg, jpeg, deflate, faxRunsByWord, packBits, oldDeflate } = tiffCompression;

const cleanable = new Set<number>([none, faxRuns, fax3, fax4, lzw, jpeg, deflate, faxRunsByWord, packBits, oldDeflate]);

/** What schemes are called in a refusal. */
const names: ReadonlyMap<number, string> = new Map([
  [oldJpeg, "Old-style JPEG TIFF"],
  ...[9, 10, 34661].map((scheme) => [scheme, "JBIG TIFF"] as const),
  [32766, "NeXT TIFF"],
  [32809, "ThunderScan TIFF"],
  ...[32895, 32896, 32897, 32898].map((scheme) => [scheme, "Prepress TIFF"] as const),
  ...[32908, 32909].map((scheme) => [scheme, "Pixar TIFF"] as const),
  ...[33003, 33004, 33005, 34712].map((scheme) => [scheme, "JPEG 2000 TIFF"] as const),
  ...[34676, 34677].map((scheme) => [scheme, "SGI Log TIFF"] as const),
  [34887, "LERC TIFF"],
  [34925, "LZMA TIFF"],
  ...[50000, 34926].map((scheme) => [scheme, "Zstandard TIFF"] as const),
  ...[50001, 34927].map((scheme) => [scheme, "WebP TIFF"] as const),
  ...[50002, 52546].map((scheme) => [scheme, "JPEG XL TIFF"] as const),
]);

/** Whether we know where such data ends or what is in it. */
export function isCleanableCompression(compression: number): boolean {
  return cleanable.has(compression);
}

export function nameOfCompression(compression: number): string {
  return names.get(compression) ?? "Privately packed TIFF";
}

/** Whether data of this kind tells where it ends. */
export function knowsEnd(compression: number): boolean {
  return new Set<number>([lzw, deflate, oldDeflate, packBits, jpeg]).has(compression);
}
