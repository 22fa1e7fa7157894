import { equal, slice, u32 } from "../reading/read";
import { latin1 } from "../reading/text";

const allowed: ReadonlySet<string> = new Set([
  ...["desc", "cprt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "cicp", "lumi"],
  ...["gamt", "A2B0", "A2B1", "A2B2", "A2B3", "B2A0", "B2A1", "B2A2", "B2A3"],
  ...["D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3"],
]);

const date = Uint8Array.of(0x07, 0xd0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0);

/** The strict reading of a profile that we wrote: no maker, no date but ours, only known tags, no byte outside them. */
export function profilePasses(profile: Uint8Array): boolean {
  if (!profileHeadPasses(profile) || u32(profile, 0) !== profile.length) {
    return false;
  }
  const count = u32(profile, 128);
  let covered = 132 + 12 * count;
  for (let i = 0; i < count; i++) {
    const entry = slice(profile, 132 + 12 * i, 12);
    const start = u32(entry, 4);
    const length = u32(entry, 8);
    if (!allowed.has(latin1(entry.subarray(0, 4))) || start > covered || length > profile.length - start) {
      return false;
    }
    covered = Math.max(covered, start + length + (-length & 3));
  }
  return covered === profile.length;
}

/** As much of it as the first of several parts shows. */
export function profileHeadPasses(profile: Uint8Array): boolean {
  const isZero = (from: number, to: number): boolean => profile.subarray(from, to).every((value) => value === 0);
  return (
    profile.length > 132 &&
    u32(profile, 4) === 0 &&
    u32(profile, 128) <= allowed.size &&
    equal(profile.subarray(24, 36), date) &&
    isZero(40, 67) &&
    isZero(80, 128)
  );
}
