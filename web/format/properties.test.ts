import fc from "fast-check";
import { expect, test } from "vitest";
import { associatedDataFor } from "./associated-data";
import { type Bytes, utf8 } from "./bytes";
import { FormatError, type FormatErrorClass } from "./format-error";
import { findLink, linkUrl, readLink } from "./link-text";
import { manifestJson, parseManifest } from "./manifest";
import { openBytes, openStream } from "./open";
import { padme } from "./padding";
import { createSealing, sealBytes } from "./seal";
import { decodeBase64Url, encodeBase64Url } from "./strict-base64-url";

const first = 1_048_520;
const pattern = (length: number): Bytes => new Uint8Array(length).map((_, i) => i % 251);
const key = pattern(32);
const ad = associatedDataFor("preview", pattern(16));
const length = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: first - 60, max: first + 60 }));
const place = fc.double({ min: 0, max: 1, noNaN: true });
const few = { numRuns: 40 };

/** The class of a failure; any other error is a bug and goes through. */
async function failure(run: () => unknown): Promise<FormatErrorClass | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
}

test("whatever way the bytes come in, the content is the same", async () => {
  const slices = fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 8 });
  const property = fc.asyncProperty(length, slices, async (size, sizes) => {
    const sealed = await sealBytes(pattern(size), key, ad);
    function* sliced() {
      for (let at = 0, turn = 0; at < sealed.length; turn++) {
        const slice = sizes[turn % sizes.length] as number;
        yield sealed.subarray(at, at + slice);
        at += slice;
      }
    }
    const parts: Uint8Array[] = [];
    for await (const part of openStream(new Response(toStream(sliced())).body ?? [], key, ad, size)) parts.push(part);
    expect(Buffer.compare(Buffer.concat(parts), pattern(size))).toBe(0);
  });
  await fc.assert(property, few);
});

test("any slice of a sealing is a part of the whole", async () => {
  const property = fc.asyncProperty(length, place, place, async (size, from, to) => {
    const sealing = createSealing(key, ad, new Blob([pattern(size)]));
    const whole = await sealing.slice(0, sealing.size);
    const [start, end] = [Math.floor(from * whole.length), Math.floor(to * whole.length)];
    expect(Buffer.compare(await sealing.slice(start, end), whole.subarray(start, Math.max(start, end)))).toBe(0);
  });
  await fc.assert(property, few);
});

test("any cut fails with its class", async () => {
  const property = fc.asyncProperty(length, place, async (size, where) => {
    const sealed = await sealBytes(pattern(size), key, ad);
    const cut = Math.floor(where * (sealed.length - 1));
    const code = await failure(() => openBytes(sealed.subarray(0, cut), key, ad, size));
    expect(code).toBe(cut < 56 ? "truncated" : "not-authentic");
  });
  await fc.assert(property, few);
});

test("any flipped bit fails with its class", async () => {
  const property = fc.asyncProperty(length, place, fc.integer({ min: 0, max: 7 }), async (size, where, bit) => {
    const sealed = await sealBytes(pattern(size), key, ad);
    const at = Math.floor(where * (sealed.length - 1));
    sealed[at] = (sealed[at] as number) ^ (1 << bit);
    expect(await failure(() => openBytes(sealed, key, ad, size))).toBe(at === 0 ? "not-sealed" : "not-authentic");
  });
  await fc.assert(property, few);
});

test("padding costs little and never shrinks", () => {
  const property = fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (size) => {
    const padded = padme(size);
    expect(padded >= size && padded <= size + size / 8 && padme(padded) === padded).toBe(true);
  });
  fc.assert(property);
});

test("base64url has one text for one byte string", () => {
  const bytes = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(bytes, (value) => {
      expect(decodeBase64Url(encodeBase64Url(value), value.length)).toEqual(value);
    }),
  );
  const texts = fc.string({ minLength: 1, maxLength: 24 });
  const property = fc.property(texts, (text) => {
    const decoded = decodeBase64Url(text, Math.floor((text.length * 3) / 4));
    expect(decoded === undefined || encodeBase64Url(decoded) === text).toBe(true);
  });
  fc.assert(property);
});

test("the finder knows only links and classes", async () => {
  const pieces = [
    "https://",
    "http://",
    "a.example",
    "[::1]",
    ":8480",
    "/v#",
    "/m#",
    "/p#",
    "\r\n",
    " ",
    ".",
    "@",
    "\ud800",
    "AUTTzaRcpR166RP6I2zU",
  ];
  const linkish = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
  const property = fc.asyncProperty(fc.oneof(linkish, fc.string({ unit: "binary" })), async (text) => {
    await failure(() => findLink(text, "viewing"));
    await failure(() => readLink(text, "manage"));
  });
  await fc.assert(property, { numRuns: 500 });
});

test("a link is found wherever line breaks fall", async () => {
  const places = fc.array(fc.integer({ min: 0, max: 35 }), { maxLength: 4 });
  const gaps = fc.constantFrom("\n", "\r\n", " \r\n\t", "\n\n");
  const secrets = fc.uint8Array({ minLength: 24, maxLength: 24 });
  const property = fc.asyncProperty(secrets, places, gaps, async (secret, where, gap) => {
    let url = await linkUrl("https://a.example", "viewing", new Uint8Array(secret));
    const start = url.indexOf("#") + 1;
    const order = [...new Set(where)].sort((a, b) => b - a);
    for (const at of order) url = url.slice(0, start + at) + gap + url.slice(start + at);
    expect(Buffer.compare((await findLink(`See ${url}. Bye`, "viewing")).secret, secret)).toBe(0);
  });
  await fc.assert(property);
});

test("the finder takes linear time", async () => {
  for (const piece of ["http://", "http://a", "https://a.", "a-", "https://a/v", "[:"]) {
    const text = piece.repeat(4_000_000 / piece.length);
    expect(await failure(() => findLink(text, "viewing"))).toBe("not-a-link");
    expect(await failure(() => findLink(`https://${text}`, "viewing"))).toBe("not-a-link");
  }
});

test("a hostile manifest is read or refused by its class", async () => {
  const blob = (number: number) => ({
    blob: number,
    id: pattern(16),
    key,
    length: 1000,
    mediaType: "image/webp",
    width: 400,
    height: 300,
  });
  const packs = [{ blob: 1, id: pattern(16), key, length: 1000 }];
  const thumbnail = { pack: 0, offset: 0, length: 1000, mediaType: "image/webp", width: 400, height: 300 };
  const placeholder = pattern(21);
  const picture = {
    name: "a.jpg",
    width: 6000,
    height: 4000,
    placeholder,
    thumbnail,
    preview: blob(2),
    original: blob(3),
  };
  const good = utf8(JSON.stringify(manifestJson({ tier: "full", title: "Wedding", packs, pictures: [picture] })));
  const change = fc.tuple(place, fc.oneof(fc.nat(255), fc.constantFrom(...utf8('{}[]",:0-9.eu\\ tfn'))), fc.nat(2));
  const property = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
    const bytes = [...good];
    for (const [where, value, how] of changes) {
      const at = Math.floor(where * (bytes.length - 1));
      if (how === 0) bytes.splice(at, 1);
      else bytes.splice(at, how - 1, value);
    }
    const code = await failure(() => parseManifest(new Uint8Array(bytes)));
    expect([undefined, "invalid-manifest", "unknown-version"]).toContain(code);
  });
  await fc.assert(property, { numRuns: 2000 });
});

function toStream(parts: Generator<Uint8Array>): ReadableStream {
  return new ReadableStream({
    pull(controller) {
      const part = parts.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
  });
}
