import { profilePasses } from "../colour/profile-walker";
import { byteAt, matches, u16, u32 } from "../reading/read";
import { typeAt } from "./box";
import { av1Passes, avcUnitPasses, hevcUnitPasses } from "./heif-payload-walker";

/** Lengths of properties that have always the same one. */
const lengths: ReadonlyMap<string, number> = new Map([
  ["pasp", 8],
  ["amve", 8],
  ["clap", 32],
  ["clli", 4],
  ["mdcv", 24],
  ["lsel", 2],
  ["a1op", 1],
]);

/** The same with a version and flags of zero before them. */
const fullLengths: ReadonlyMap<string, number> = new Map([
  ["ispe", 12],
  ["reve", 20],
  ["ndwt", 8],
]);

const alphas: readonly string[] = [
  "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0",
  "urn:mpeg:hevc:2015:auxid:1\0",
  "urn:mpeg:avc:2015:auxid:1\0",
];

/** The strict reading of a property: each of its exact length, configurations without private units. */
export function propertyPasses(type: string, body: Uint8Array): boolean {
  if (fullLengths.has(type)) {
    return body.length === fullLengths.get(type) && u32(body, 0) === 0;
  }
  switch (type) {
    case "pixi":
      return body.length === 5 + byteAt(body, 4) && u32(body, 0) === 0;
    case "colr":
      return coloursPass(body);
    case "irot":
      return body.length === 1 && byteAt(body, 0) <= 3;
    case "imir":
      return body.length === 1 && byteAt(body, 0) <= 1;
    case "auxC":
      return u32(body, 0) === 0 && alphas.some((name) => matches(body, 4, name) && body.length === 4 + name.length);
    case "cclv":
      return (byteAt(body, 0) & 0xc3) === 0 && body.length <= 37 && body.length % 4 === 1;
    case "a1lx":
      return body.length === (body[0] === 1 ? 13 : 7) && byteAt(body, 0) <= 1;
    case "av1C":
      return body.length >= 4 && (byteAt(body, 3) & 0xe0) === 0 && av1Passes(body.subarray(4));
    case "hvcC":
      return hevcPasses(body);
    case "avcC":
      return avcPasses(body);
    default:
      return body.length === lengths.get(type);
  }
}

function coloursPass(body: Uint8Array): boolean {
  switch (typeAt(body, 0)) {
    case "nclx":
      return body.length === 11;
    case "nclc":
      return body.length === 10;
    case "prof":
    case "rICC":
      return profilePasses(body.subarray(4));
    default:
      return false;
  }
}

/** Behind units that each have a length of two bytes before them; -1 when one of them may not be there. */
function behindUnits(body: Uint8Array, from: number, count: number, passes: typeof avcUnitPasses): number {
  let at = from;
  for (let i = 0; i < count; i++) {
    const end = at + 2 + u16(body, at);
    if (end > body.length || !passes(body, at + 2, end)) {
      return -1;
    }
    at = end;
  }
  return at;
}

/** Whether these bits are all set, as the standard has reserved ones. */
function areSet(body: Uint8Array, at: number, bits: number): boolean {
  return (byteAt(body, at) & bits) === bits;
}

function hevcPasses(body: Uint8Array): boolean {
  const isReserved = areSet(body, 13, 0xf0) && areSet(body, 15, 0xfc) && areSet(body, 16, 0xfc);
  if (!isReserved || !areSet(body, 17, 0xf8) || !areSet(body, 18, 0xf8)) {
    return false;
  }
  let at = 23;
  for (let array = 0; array < byteAt(body, 22); array++) {
    if ((byteAt(body, at) & 0x40) !== 0) {
      return false;
    }
    at = behindUnits(body, at + 3, u16(body, at + 1), hevcUnitPasses);
    if (at < 0) {
      return false;
    }
  }
  return at === body.length;
}

function avcPasses(body: Uint8Array): boolean {
  if (!areSet(body, 4, 0xfc) || !areSet(body, 5, 0xe0)) {
    return false;
  }
  const sequences = behindUnits(body, 6, byteAt(body, 5) & 31, avcUnitPasses);
  const pictures = sequences < 0 ? -1 : behindUnits(body, sequences + 1, byteAt(body, sequences), avcUnitPasses);
  if (pictures < 0 || pictures === body.length) {
    return pictures >= 0;
  }
  const extensions = pictures + 3;
  const isReserved =
    areSet(body, pictures, 0xfc) && areSet(body, pictures + 1, 0xf8) && areSet(body, pictures + 2, 0xf8);
  return isReserved && behindUnits(body, extensions + 1, byteAt(body, extensions), avcUnitPasses) === body.length;
}
