/** Field types (TIFF 6.0 section 2). */
export const tiffTypes = { byte: 1, short: 3, long: 4, rational: 5, undefined: 7 } as const;

/** Bytes of one value; 0 for a type that no field of ours has. */
export function sizeOfType(type: number): number {
  return [0, 1, 0, 2, 4, 8, 1, 1, 2, 4, 0, 4, 8][type] ?? 0;
}
