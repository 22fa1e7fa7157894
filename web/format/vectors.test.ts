import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isSigned, receiptShare, receiptText } from "../protocol/receipt";
import { deviceText } from "../viewer/admission/device-proof";
import { type Bytes, concat, isZero, sha256, utf8 } from "./bytes";
import { FormatError } from "./format-error";
import type { LinkKind } from "./link-kind";
import { findLink, linkUrl, readLink } from "./link-text";
import { deriveManageKeys } from "./manage-keys";
import { manifestJson, parseManifest, readManifest } from "./manifest";
import { mergePicks } from "./merge-picks";
import { openBytes, openStream } from "./open";
import { padme } from "./padding";
import { derivePassKeys } from "./pass-keys";
import { passwordBytes } from "./password";
import { parsePicks, picksDocument, readPicks } from "./picks";
import { sealingWithHeader } from "./seal";
import { headerLength, sealedSize, segmentLength, tagLength } from "./sealed-size";
import { segmentAlgorithm, segmentKey } from "./segment-cipher";
import { parseVault, readVault, vaultJson } from "./vault";
import { addressHash, normaliseEntry } from "./viewer-address";
import { deriveAddressKey, deriveLocator, deriveViewingKeys } from "./viewing-keys";

const root = join(import.meta.dirname, "../../spec/vectors");

// biome-ignore lint/suspicious/noExplicitAny: vectors have a shape for every kind
type Vector = any;

const bytes = (text: string): Bytes => new Uint8Array(Buffer.from(text, "base64url"));
const text = (value: Uint8Array): string => Buffer.from(value).toString("base64url");
const pattern = (length: number): Bytes => new Uint8Array(length).map((_, i) => i % 251);
const expectSame = (value: Uint8Array, expected: string) => expect(text(value)).toBe(expected);

async function expectDigest(value: Bytes, digest: Vector): Promise<void> {
  expect(value.length).toBe(digest.length);
  expectSame(await sha256(value), digest.sha256);
  if (digest.bytes) expectSame(value, digest.bytes);
}

/** Builds the bytes that an `open` vector describes; README.md has the members. */
async function build(recipe: Vector): Promise<Bytes> {
  if (recipe.bytes !== undefined) return bytes(recipe.bytes);
  const plaintext = concat(pattern(recipe.plaintextLength), new Uint8Array(recipe.zeros ?? 0));
  if (recipe.notZero !== undefined) plaintext[recipe.notZero] = 1;
  const header = bytes(recipe.header);
  const key = await segmentKey(bytes(recipe.key), bytes(recipe.associatedData), header, "encrypt");
  const parts: Bytes[] = [header];
  for (const { index, last, start, length } of recipe.segments ?? segmentsOf(plaintext.length)) {
    const algorithm = segmentAlgorithm(header, index, last);
    const part = plaintext.subarray(start, start + length);
    parts.push(new Uint8Array(await crypto.subtle.encrypt(algorithm, key, part)));
  }
  const sealed = (recipe.then ?? []).reduce(change, concat(...parts));
  await expectDigest(sealed, { length: recipe.length, sha256: recipe.sha256 });
  return sealed;
}

function segmentsOf(length: number): Vector[] {
  const whole = segmentLength - tagLength;
  const count = Math.max(1, Math.ceil((length + headerLength) / whole));
  return Array.from({ length: count }, (_, index) => {
    const start = index === 0 ? 0 : index * whole - headerLength;
    const end = Math.min(length, (index + 1) * whole - headerLength);
    return { index, last: index === count - 1, start, length: end - start };
  });
}

function change(sealed: Bytes, step: Vector): Bytes {
  const at = (segment: number) => segment * segmentLength;
  switch (step.do) {
    case "cut":
      return sealed.slice(0, step.length);
    case "append":
      return concat(sealed, bytes(step.bytes));
    case "flip":
      sealed[step.offset] = (sealed[step.offset] as number) ^ (1 << step.bit);
      return sealed;
    case "swap": {
      const kept = sealed.slice(at(step.first), at(step.first + 1));
      sealed.copyWithin(at(step.first), at(step.second), at(step.second + 1));
      sealed.set(kept, at(step.second));
      return sealed;
    }
    case "remove":
      return concat(sealed.subarray(0, at(step.segment)), sealed.subarray(at(step.segment + 1)));
    default:
      throw new Error(`Unknown step: ${step.do}`);
  }
}

const jsonOf = (vector: Vector): Bytes =>
  vector.jsonBytes !== undefined ? bytes(vector.jsonBytes) : utf8(vector.json + " ".repeat(vector.spaces ?? 0));

const expectJson = (json: unknown, vector: Vector) => expect(JSON.parse(JSON.stringify(json))).toEqual(vector.read);

const kinds: Record<string, (vector: Vector) => Promise<void>> = {
  async "link-write"(v) {
    expect(await linkUrl(v.origin, v.type as LinkKind, bytes(v.secret))).toBe(v.url);
  },
  async "link-find"(v) {
    const found = await findLink(v.text, v.expected);
    expect([found.origin, found.kind, text(found.secret)]).toEqual([v.origin, v.expected, v.secret]);
  },
  async "link-read"(v) {
    expectSame(await readLink(v.fragment, v.expected), v.secret);
  },
  async "viewing-keys"(v) {
    const password = v.passwordUtf16 ? String.fromCharCode(...v.passwordUtf16) : (v.password ?? undefined);
    const parameters = v.memoryKiB === undefined ? undefined : { memoryKiB: v.memoryKiB, passes: v.passes };
    const keys = await deriveViewingKeys(bytes(v.secret), password, parameters);
    if (password !== undefined) expectSame(passwordBytes(password), v.passwordBytes);
    expectSame(await deriveLocator(bytes(v.secret)), v.locator);
    expectSame(keys.locator, v.locator);
    expectSame(keys.access, v.access);
    expectSame(await sha256(keys.access), v.accessHash);
    expectSame(keys.linkKey, v.linkKey);
    expectSame(await keys.manifestKey(bytes(v.keyHalf)), v.manifestKey);
  },
  async "manage-keys"(v) {
    const keys = await deriveManageKeys(bytes(v.secret));
    expectSame(keys.shareId, v.shareId);
    expectSame(keys.ownerToken, v.ownerToken);
    expectSame(await sha256(keys.ownerToken), v.ownerTokenHash);
    expectSame(keys.vaultKey, v.vaultKey);
  },
  async "pass-keys"(v) {
    const keys = await derivePassKeys(bytes(v.secret));
    expectSame(keys.passId, v.passId);
    expectSame(keys.passToken, v.passToken);
    expectSame(await sha256(keys.passToken), v.passTokenHash);
  },
  async padme(v) {
    expect(padme(v.length)).toBe(v.padded);
  },
  async seal(v) {
    const [key, ad] = [bytes(v.key), bytes(v.associatedData)];
    const plaintext = pattern(v.plaintext.length);
    const sealing = sealingWithHeader(key, ad, plaintext, bytes(v.header), plaintext.length);
    expect(sealing.size).toBe(sealedSize(plaintext.length));
    const sealed = await sealing.slice(0, sealing.size);
    await expectDigest(sealed, v.sealed);
    await expectDigest(await openBytes(sealed, key, ad), v.plaintext);
  },
  async open(v) {
    const sealed = await build(v.sealed);
    await expectDigest(await openBytes(sealed, bytes(v.key), bytes(v.associatedData), v.length), v.plaintext);
  },
  async manifest(v) {
    expectJson(manifestJson(await readManifest(bytes(v.sealed), bytes(v.key), bytes(v.id))), v);
  },
  async "manifest-json"(v) {
    expectJson(manifestJson(parseManifest(jsonOf(v))), v);
  },
  async vault(v) {
    expectJson(vaultJson(await readVault(bytes(v.sealed), bytes(v.key), bytes(v.id))), v);
  },
  async "vault-json"(v) {
    expectJson(vaultJson(parseVault(jsonOf(v))), v);
  },
  async picks(v) {
    expectJson(picksDocument(await readPicks(bytes(v.sealed), { id: bytes(v.id), key: bytes(v.key) })), v);
  },
  async "picks-json"(v) {
    expectJson(picksDocument(parsePicks(jsonOf(v))), v);
  },
  async "viewer-address"(v) {
    const key = await deriveAddressKey(bytes(v.secret));
    expectSame(key, v.addressKey);
    const normalised = normaliseEntry(v.typed);
    expect(normalised ?? null).toBe(v.normalised);
    if (normalised !== undefined) expectSame(await addressHash(key, normalised), v.hash);
  },
  async "device-proof"(v) {
    const signed = deviceText(bytes(v.locator), bytes(v.opening), bytes(v.challenge));
    expectSame(signed, v.signed);
    const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", bytes(v.key), algorithm, false, ["verify"]);
    expect(await crypto.subtle.verify(algorithm, key, bytes(v.signature), signed)).toBe(v.right);
  },
  async receipt(v) {
    expectSame(receiptText(v.receipt), v.signed);
    expectSame(await receiptShare(bytes(v.shareId)), v.share);
    expect(await isSigned({ receipt: v.receipt, signature: v.signature, key: v.key })).toBe(v.right);
  },
  async "picks-merge"(v) {
    const [one, other] = [v.one, v.other].map((document) => parsePicks(utf8(JSON.stringify(document))));
    if (!one || !other) throw new Error("two documents");
    for (const merged of [mergePicks(one, other), mergePicks(other, one)]) {
      expect(JSON.parse(JSON.stringify(picksDocument(merged)))).toEqual(v.merged);
    }
  },
};

const folders = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());
const seen = new Set<string>();

test("there are vectors of every part", () => {
  expect(folders).toEqual([
    "addresses",
    "devices",
    "keys",
    "links",
    "manifests",
    "padding",
    "picks",
    "receipts",
    "sealing",
    "vaults",
  ]);
});

describe.each(folders)("%s", (folder) => {
  const files = readdirSync(join(root, folder));

  test("there are vectors", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)("%s", async (file) => {
    const vector: Vector = JSON.parse(readFileSync(join(root, folder, file), "utf8"));
    expect(`${vector.name}.json`).toBe(file);
    const run = kinds[vector.kind];
    if (!run) throw new Error(`Unknown kind: ${vector.kind}`);
    seen.add(vector.kind);
    const failure = await run(vector).then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof FormatError)) throw error;
        return error.code;
      },
    );
    expect(failure).toBe(vector.error);
  });
});

test("every kind was seen", () => {
  expect([...seen].sort()).toEqual(Object.keys(kinds).sort());
});

test("an opening that fails gives out nothing of the segment that fails", async () => {
  const vector: Vector = JSON.parse(readFileSync(join(root, "sealing/flip-last-segment.json"), "utf8"));
  const sealed = await build(vector.sealed);
  let given = 0;
  const reading = (async () => {
    for await (const part of openStream([sealed], bytes(vector.key), bytes(vector.associatedData))) {
      expect(isZero(part, part.length)).toBe(true);
      given += part.length;
    }
  })();
  await expect(reading).rejects.toThrow("not-authentic");
  expect(given).toBe(3 * 1_048_560 - 40);
});
