/** Marker codes (ITU-T T.81 table B.1), second byte. */
export const jpegMarkers = {
  progressive: 0xc2,
  huffmanTables: 0xc4,
  arithmeticConditioning: 0xcc,
  restart0: 0xd0,
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  quantisationTables: 0xdb,
  numberOfLines: 0xdc,
  restartInterval: 0xdd,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app11: 0xeb,
  app13: 0xed,
  app14: 0xee,
  app15: 0xef,
  comment: 0xfe,
} as const;

/** Markers without a length: TEM, restarts, start and end of image, and the code zero. */
export function standsAlone(marker: number): boolean {
  return marker === 1 || (marker >= 0xd0 && marker <= 0xd9);
}

export function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** A frame that common decoders take: baseline, extended, progressive, lossless, and the arithmetic ones. */
export function isFrame(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xc3) || (marker >= 0xc9 && marker <= 0xcb);
}

/** A frame of blocks that are coded with Huffman tables: baseline, extended and progressive. */
export function isHuffman(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xc2;
}

/** Codes that have no meaning in a picture. */
export function isReserved(marker: number): boolean {
  return (marker >= 2 && marker <= 0xbf) || marker === 0xc8 || (marker >= 0xf0 && marker <= 0xfd);
}

/** Hierarchical frames and their parts, which common decoders don't take. */
export function isHierarchical(marker: number): boolean {
  return (marker >= 0xc5 && marker <= 0xc7) || (marker >= 0xcd && marker <= 0xcf) || marker === 0xde || marker === 0xdf;
}
