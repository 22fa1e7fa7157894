import { pictureLimits } from "../picture-limits";
import { ascii, be32, byteAt, equal, matches, slice, u32 } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { exactElement } from "./profile-element";
import { reportProfile } from "./profile-findings";
import { isWellKnownProfile } from "./profile-names";
import { profileHeader, readProfileTags } from "./profile-tags";
import { profileCopyright, profileDescription, profileText } from "./profile-text";

const maxTags = 200;

/** The tags that take part in a transform, in the order in which we write them. */
const kept = [
  ...["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "cicp", "lumi", "gamt"],
  ...["A2B0", "A2B1", "A2B2", "A2B3", "B2A0", "B2A1", "B2A2", "B2A3"],
  ...["D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3"],
];

const nothing = new Uint8Array(0);

interface Element {
  readonly tag: string;
  readonly data: Uint8Array;
}

/**
 * Reduces a colour profile (ICC.1:2022) to the tags that turn numbers into colours. Monitor profiles name the display and
 * its serial number, camera profiles their maker; all of that goes, and the colours stay exactly the same.
 * @returns Empty when the profile is not valid: then colours are as without one, and the report says so.
 */
export function cleanProfile(profile: Uint8Array, report: ReportBuilder): Uint8Array {
  if (!isValid(profile)) {
    return unreadable(profile, report);
  }
  const tags = readProfileTags(profile);
  const version = byteAt(profile, 8);
  const name = profileText(profile, tags.get("desc"));
  const elements: Element[] = [
    { tag: "desc", data: profileDescription(version, isWellKnownProfile(name) ? name : "profile") },
    { tag: "cprt", data: profileCopyright(version) },
  ];
  for (const tag of kept) {
    const at = tags.get(tag);
    const data = at === undefined ? undefined : exactElement(tag, slice(profile, at.start, at.length));
    if (data !== undefined) {
      elements.push({ tag, data });
    }
  }
  if (!canTransform(elements)) {
    return unreadable(profile, report);
  }
  reportProfile(profile, tags, report);
  return write(profile, elements);
}

function unreadable(profile: Uint8Array, report: ReportBuilder): Uint8Array {
  report.addBytes("other", "Colour profile that can't be read", profile.length);
  return nothing;
}

function isValid(profile: Uint8Array): boolean {
  return (
    profile.length >= profileHeader + 4 &&
    profile.length <= pictureLimits.maxProfileBytes &&
    matches(profile, 36, "acsp") &&
    u32(profile, 0) <= profile.length &&
    (profile[8] === 2 || profile[8] === 4) &&
    u32(profile, profileHeader) <= maxTags &&
    profileHeader + 4 + 12 * u32(profile, profileHeader) <= profile.length &&
    isEmbeddable(profile)
  );
}

/** Classes for pictures: input, display, output, colour space. Device links, abstract and named-colour profiles are none. */
function isEmbeddable(profile: Uint8Array): boolean {
  const isOneOf = (at: number, ...names: string[]): boolean => names.some((name) => matches(profile, at, name));
  return (
    isOneOf(12, "scnr", "mntr", "prtr", "spac") &&
    isOneOf(16, "RGB ", "GRAY", "CMYK", "Lab ") &&
    isOneOf(20, "XYZ ", "Lab ")
  );
}

function canTransform(elements: readonly Element[]): boolean {
  const has = (...wanted: string[]): boolean => wanted.every((tag) => elements.some((element) => element.tag === tag));
  return has("A2B0") || has("kTRC") || has("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
}

function write(original: Uint8Array, elements: readonly Element[]): Uint8Array {
  const starts: number[] = [];
  let end = profileHeader + 4 + 12 * elements.length;
  elements.forEach(({ data }, i) => {
    // Curves are often shared by the three channels; equal data is written once.
    const same = starts[elements.findIndex((other, j) => j < i && equal(other.data, data))];
    starts.push(same ?? end);
    end += same === undefined ? data.length + (-data.length & 3) : 0;
  });
  const profile = new Uint8Array(end);
  writeHeader(original, profile);
  profile.set(be32(elements.length), profileHeader);
  elements.forEach(({ tag, data }, i) => {
    const entry = profileHeader + 4 + 12 * i;
    const start = starts[i] ?? 0;
    profile.set(ascii(tag), entry);
    profile.set(be32(start), entry + 4);
    profile.set(be32(data.length), entry + 8);
    profile.set(data, start);
  });
  return profile;
}

/** Version, class, spaces and intent are the original's; date, maker, model, creator, platform and checksum are not. */
function writeHeader(original: Uint8Array, header: Uint8Array): void {
  header.set(be32(header.length));
  header.set(original.subarray(8, 10), 8);
  header.set(original.subarray(12, 24), 12);
  header.set([0x07, 0xd0, 0, 1, 0, 1], 24);
  header.set(ascii("acsp"), 36);
  header[67] = byteAt(original, 67) & 3;
  // The illuminant of the connection space is D50 by definition (ICC.1:2022, 7.2.16).
  header.set([0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d], 68);
}
