import { slice, u32 } from "../reading/read";
import { latin1 } from "../reading/text";

/** The head of a profile (ICC.1:2022, 7.2); the table of tags begins behind it. */
export const profileHeader = 128;

/** Where a tag's data stands in its profile. */
export interface ProfileTag {
  readonly start: number;
  readonly length: number;
}

/** Tags by name; ones that point outside are left out, and of two with one name the first counts. */
export function readProfileTags(profile: Uint8Array): ReadonlyMap<string, ProfileTag> {
  const tags = new Map<string, ProfileTag>();
  const count = u32(profile, profileHeader);
  for (let i = 0; i < count; i++) {
    const at = profileHeader + 4 + 12 * i;
    const start = u32(profile, at + 4);
    const length = u32(profile, at + 8);
    const name = latin1(slice(profile, at, 4));
    if (start >= profileHeader && length >= 8 && start + length <= profile.length && !tags.has(name)) {
      tags.set(name, { start, length });
    }
  }
  return tags;
}
