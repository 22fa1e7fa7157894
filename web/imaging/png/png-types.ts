/** Chunk types as big-endian numbers. */
export const pngTypes = {
  header: 0x49484452,
  palette: 0x504c5445,
  data: 0x49444154,
  end: 0x49454e44,
  transparency: 0x74524e53,
  gamma: 0x67414d41,
  chromaticities: 0x6348524d,
  srgb: 0x73524742,
  profile: 0x69434350,
  codingPoints: 0x63494350,
  mastering: 0x6d444356,
  lightLevel: 0x634c4c49,
  significantBits: 0x73424954,
  density: 0x70485973,
  exif: 0x65584966,
  animation: 0x6163544c,
  frameControl: 0x6663544c,
  frameData: 0x66644154,
  text: 0x74455874,
  packedText: 0x7a545874,
  internationalText: 0x69545874,
  time: 0x74494d45,
  credentials: 0x63614258,
  appleIos: 0x43674249,
} as const;

const colourTypes: ReadonlySet<number> = new Set([
  pngTypes.gamma,
  pngTypes.chromaticities,
  pngTypes.srgb,
  pngTypes.codingPoints,
  pngTypes.mastering,
  pngTypes.lightLevel,
  pngTypes.significantBits,
]);

/** Whether what the rows look like hangs on the chunk; the profile has rules of its own. */
export const tellsColours = (type: number): boolean => colourTypes.has(type);
