import { beyondAnyFile } from "./box";

const firstOf1970 = 2_082_844_800;
const firstOf10000 = 253_402_300_800;

/**
 * Times as ISO base media files count them: from the first second of 1904, in UTC (ISO/IEC 14496-12 section 8.2.2).
 * @returns "2026-05-01 12:30:59"; undefined when there is none or it makes no sense.
 */
export function movieTime(seconds: number): string | undefined {
  const since1970 = seconds - firstOf1970;
  return seconds === 0 || since1970 >= firstOf10000
    ? undefined
    : new Date(1000 * since1970).toISOString().slice(0, "2026-05-01T12:30:59".length).replace("T", " ");
}

export function movieTimeOfMicroseconds(microseconds: number): string | undefined {
  return microseconds === beyondAnyFile ? undefined : movieTime(Math.floor(microseconds / 1_000_000));
}
