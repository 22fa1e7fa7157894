import type { Bytes } from "./bytes";
import { FormatError, type FormatErrorClass } from "./format-error";
import { decodeBase64Url } from "./strict-base64-url";

/**
 * Members of one JSON object of a manifest, vault or picks document: each asked for by name, type and range. Whatever is not as FORMAT.md says is
 * one class of failure, with the member's place and never its content. A member that is null counts as missing.
 */
export interface Members {
  /** Throws the failure about a member. */
  wrong(name: string): never;
  /** A text of a number of Unicode scalar values. */
  text(name: string, fewest?: number, most?: number): string;
  /** The same, or undefined where it is missing. */
  optionalText(name: string, fewest: number, most: number): string | undefined;
  /** Whether it is there and not null. */
  has(name: string): boolean;
  integer(name: string, least: number, most: number): number;
  flag(name: string): boolean;
  /** base64url of exactly `length` bytes. */
  bytes(name: string, length: number): Bytes;
  /** base64url of so many bytes, or undefined where it is missing. */
  optionalBytes(name: string, fewest: number, most: number): Bytes | undefined;
  object(name: string): Members;
  optionalObject(name: string): Members | undefined;
  /** An array of objects. */
  list<T>(name: string, fewest: number, most: number, read: (members: Members) => T): T[];
  /** An array of texts, each of a number of Unicode scalar values, or undefined where it is missing. */
  optionalTexts(name: string, most: number, longest: number): string[] | undefined;
}

/** Parses a whole document. */
export function parseMembers(json: Uint8Array, mostBytes: number, error: FormatErrorClass): Members {
  if (json.length > mostBytes) throw new FormatError(error);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json));
  } catch {
    throw new FormatError(error);
  }
  return membersOf(value, error, "");
}

/** Checks the member `version`. */
export function requireVersion1(members: Members): void {
  if (members.integer("version", -Infinity, Infinity) !== 1) throw new FormatError("unknown-version");
}

function membersOf(value: unknown, error: FormatErrorClass, place: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new FormatError(error, place);
  const object = value as Record<string, unknown>;
  const placeOf = (name: string) => (place ? `${place}.${name}` : name);

  const wrong = (name: string): never => {
    throw new FormatError(error, placeOf(name));
  };

  const text = (name: string, fewest = 0, most = Infinity): string => {
    const found = object[name];
    return isText(found, fewest, most) ? found : wrong(name);
  };

  const bytes = (name: string, length: number): Bytes => decodeBase64Url(text(name), length) ?? wrong(name);

  return {
    wrong,
    text,
    optionalText: (name, fewest, most) => (object[name] == null ? undefined : text(name, fewest, most)),
    has: (name) => object[name] != null,
    integer(name, least, most) {
      const found = object[name];
      return Number.isInteger(found) && (found as number) >= least && (found as number) <= most
        ? (found as number)
        : wrong(name);
    },
    flag: (name) => (typeof object[name] === "boolean" ? object[name] : wrong(name)),
    bytes,
    optionalBytes(name, fewest, most) {
      if (object[name] == null) return undefined;
      const length = (text(name).length * 3) >> 2;
      return length >= fewest && length <= most ? bytes(name, length) : wrong(name);
    },
    object: (name) => membersOf(object[name], error, placeOf(name)),
    optionalObject: (name) => (object[name] == null ? undefined : membersOf(object[name], error, placeOf(name))),
    list(name, fewest, most, read) {
      const found = object[name];
      if (!Array.isArray(found) || found.length < fewest || found.length > most) return wrong(name);
      return found.map((item, index) => read(membersOf(item, error, `${placeOf(name)}[${index}]`)));
    },
    optionalTexts(name, most, longest) {
      const found = object[name];
      if (found == null) return undefined;
      const isWhole = Array.isArray(found) && found.length > 0 && found.length <= most;
      return isWhole && found.every((item) => isText(item, 1, longest)) ? found : wrong(name);
    },
  };
}

function isText(value: unknown, fewest: number, most: number): value is string {
  // A lone surrogate is no character.
  if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) return false;
  let length = 0;
  for (const _ of value) length++;
  return length >= fewest && length <= most;
}
