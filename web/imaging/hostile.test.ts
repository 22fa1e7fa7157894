import { readdirSync, readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPicture, PictureRefusedError } from "./index";
import { be32, le32 } from "./reading/read";
import {
  apng,
  bytes,
  chunk,
  gif,
  gifBlock,
  jpeg,
  orientation,
  png,
  riffChunk,
  rows,
  segment,
  text,
  tiff,
  webp,
} from "./testing/fixtures";
import { avif, avifGrid, box, frame, heic, reference, slice } from "./testing/heif-fixtures";
import { avis } from "./testing/sequence-fixtures";

const exif = tiff(text(0x010f, "maker"), orientation(6), text(0x013b, "somebody"));
const seeds = [
  jpeg(segment(0xe1, "Exif\0\0", exif), segment(0xfe, "hello")),
  png([chunk("eXIf", exif), chunk("gAMA", [0, 0, 177, 143])], deflateSync(bytes(rows, rows))),
  apng([chunk("fdAT", [0, 0, 0, 2], deflateSync(rows))]),
  webp(riffChunk("EXIF", exif), riffChunk("XMP ", "<a b='c'>d</a>")),
  gif(gifBlock(0xfe, "hello"), gifBlock(0xff, "NETSCAPE2.0", "\x01\0\0")),
  heic({ items: [{ id: 2, type: "Exif", data: bytes([0, 0, 0, 0], exif) }], references: [reference("cdsc", 2, 1)] }),
  avifGrid("hello"),
];

/** Too long for every bit of it. */
const sequence = avis(
  { handlerName: "hello" },
  { hasPicture: true, tracks: [{ handler: "soun", samples: [bytes("la")] }] },
);
const all = [...seeds, sequence];

/** Whatever the bytes, there is a cleaned picture whose own cleaning changes nothing, or the one typed refusal. */
async function cleanedOrRefused(file: Uint8Array): Promise<void> {
  try {
    const cleaned = await cleanPicture(file);
    expect((await cleanPicture(cleaned.bytes)).bytes).toEqual(cleaned.bytes);
  } catch (error) {
    if (!(error instanceof PictureRefusedError)) {
      throw error;
    }
    expect(error.problem).not.toBe("stillRevealing");
  }
}

const found = new URL("../../tests/Darkslide.Imaging.Tests/Found/", import.meta.url);

test.each(readdirSync(found))("what a fuzzer found: %s", async (name) => {
  await cleanedOrRefused(new Uint8Array(readFileSync(new URL(name, found))));
});

test("a picture cut off anywhere", async () => {
  for (const seed of all) {
    for (let length = 0; length < seed.length; length++) {
      await cleanedOrRefused(seed.subarray(0, length));
    }
  }
});

test("every bit flipped", async () => {
  for (const seed of seeds) {
    for (let bit = 0; bit < 8 * seed.length; bit++) {
      const file = seed.slice();
      file[bit >> 3] = (file[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await cleanedOrRefused(file);
    }
  }
});

test("many bytes changed", async () => {
  const change = fc.tuple(fc.nat(), fc.nat(255));
  const changes = fc.array(change, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...all), changes, async (seed, places) => {
      const file = seed.slice();
      for (const [at, value] of places) {
        file[at % file.length] = value;
      }
      await cleanedOrRefused(file);
    }),
    { numRuns: 3000 },
  );
});

const data = fc.uint8Array({ maxLength: 60 });

test("PNG chunks in any order", async () => {
  const types = [
    "IHDR",
    "PLTE",
    "tRNS",
    "IDAT",
    "fdAT",
    "fcTL",
    "acTL",
    "iCCP",
    "eXIf",
    "zTXt",
    "iTXt",
    "IEND",
    "sBIT",
  ];
  const chunks = fc.array(fc.tuple(fc.constantFrom(...types), data), { maxLength: 8 });
  const property = fc.asyncProperty(chunks, (soup) =>
    cleanedOrRefused(png(soup.map(([type, part]) => chunk(type, part)))),
  );
  await fc.assert(property, { numRuns: 1500 });
});

test("JPEG segments in any order", async () => {
  const markers = [0xc0, 0xc2, 0xc4, 0xda, 0xdb, 0xdc, 0xdd, 0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xfe, 0xcc];
  const segments = fc.array(fc.tuple(fc.constantFrom(...markers), data), { maxLength: 8 });
  const property = fc.asyncProperty(segments, (soup) =>
    cleanedOrRefused(jpeg(...soup.map(([marker, part]) => segment(marker, part)))),
  );
  await fc.assert(property, { numRuns: 1500 });
});

test("WebP chunks in any order", async () => {
  const types = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP", "EXIF", "XMP ", "abcd"];
  const chunks = fc.array(fc.tuple(fc.constantFrom(...types), data), { maxLength: 8 });
  const property = fc.asyncProperty(chunks, (soup) =>
    cleanedOrRefused(webp(...soup.map(([type, part]) => riffChunk(type, part)))),
  );
  await fc.assert(property, { numRuns: 1500 });
});

test("boxes in any order", async () => {
  const types = [
    "hdlr",
    "pitm",
    "iinf",
    "iloc",
    "iref",
    "iprp",
    "idat",
    "dinf",
    "uuid",
    "free",
    "meta",
    "moov",
    "mdat",
  ];
  const boxes = fc.array(fc.tuple(fc.constantFrom(...types), data), { maxLength: 5 });
  const made = (soup: readonly [string, Uint8Array][]): Uint8Array[] => soup.map(([type, body]) => box(type, body));
  const property = fc.asyncProperty(boxes, boxes, (inMeta, top) =>
    cleanedOrRefused(heic({ inMeta: made(inMeta), top: made(top) })),
  );
  await fc.assert(property, { numRuns: 1500 });
});

test("items, properties and references of any content", async () => {
  const id = fc.integer({ min: 1, max: 5 });
  const types = ["grid", "iovl", "iden", "hvc1", "av01", "avc1", "jpeg", "tmap", "Exif", "mime"];
  const own = fc.array(fc.nat(131), { maxLength: 4 });
  const anyData = fc.oneof(data, fc.constantFrom(slice, frame, jpeg()));
  const item = fc.record({
    id,
    type: fc.constantFrom(...types),
    data: anyData,
    properties: own,
    isSmall: fc.boolean(),
  });
  const kinds = [
    "hvcC",
    "avcC",
    "av1C",
    "ispe",
    "pixi",
    "colr",
    "irot",
    "clap",
    "auxC",
    "a1lx",
    "cclv",
    "jpgC",
    "udes",
  ];
  const someBox = fc.tuple(fc.constantFrom(...kinds), data).map(([type, body]) => box(type, body));
  const link = fc.tuple(fc.constantFrom("dimg", "auxl", "thmb", "prem"), id, fc.array(id, { maxLength: 3 }));
  const links = link.map(([type, from, to]) => reference(type, from, ...to));
  const more = fc.record({
    items: fc.array(item, { maxLength: 4 }),
    properties: fc.array(someBox, { maxLength: 3 }),
    references: fc.array(links, { maxLength: 4 }),
  });
  const property = fc.asyncProperty(more, fc.constantFrom(heic, avif, avifGrid.bind(undefined, "")), (soup, make) =>
    cleanedOrRefused(make(soup)),
  );
  await fc.assert(property, { numRuns: 1500 });
});

test("any rows, however packed and cut", async () => {
  const packed = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.nat(9), fc.nat(4), fc.nat(20), data);
  const property = fc.asyncProperty(packed, ([raw, level, strategy, cut, tail]) => {
    const stream = deflateSync(raw, { level, strategy });
    return cleanedOrRefused(png([], bytes(stream.subarray(0, stream.length - cut), tail)));
  });
  await fc.assert(property, { numRuns: 1500 });
});

test("any Exif and any XMP", async () => {
  const xmp = fc.string({ unit: fc.constantFrom(..."<>/ab:=\"' \n&#x;?!-"), maxLength: 200 });
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), xmp, (block, packet) =>
    cleanedOrRefused(webp(riffChunk("EXIF", "II*\0\x08\0\0\0", block), riffChunk("XMP ", packet))),
  );
  await fc.assert(property, { numRuns: 2000 });
});

/** Exif whose entries all point to the same Photoshop resources, which hold the next Exif, and so on. */
function nested(levels: number, entries: number): Uint8Array {
  let block = tiff();
  for (let level = 0; level < levels; level++) {
    const resources = bytes("8BIM\x04\x22\0\0", be32(block.length), block);
    const start = 8 + 2 + 12 * entries + 4;
    const entry = [0x49, 0x86, 7, 0, ...le32(resources.length), ...le32(start)];
    const all = Array.from({ length: entries }, () => entry).flat();
    block = bytes("II*\0", le32(8), [entries & 255, entries >> 8], all, le32(0), resources);
  }
  return block;
}

// Seconds on a busy machine; hours if it were read as often as it is referred to.
test("blocks in blocks, a hundred of each in each, are read in no time", { timeout: 60_000 }, async () => {
  await cleanedOrRefused(webp(riffChunk("EXIF", nested(6, 100))));
  await cleanedOrRefused(webp(riffChunk("EXIF", nested(500, 1))));
});

test("a thousand values that are all the same megabyte are read in no time", { timeout: 60_000 }, async () => {
  const count = 1_000_000;
  const entry = [0x0d, 0x01, 2, 0, ...le32(count), ...le32(12_014)];
  const all = Array.from({ length: 1000 }, () => entry).flat();
  const block = bytes("II*\0", le32(8), [0xe8, 3], all, le32(0), new Uint8Array(count).fill(0x41));
  await cleanedOrRefused(webp(riffChunk("EXIF", block)));
});

test("many packed texts that are a megabyte each are read in no time", { timeout: 60_000 }, async () => {
  const packed = deflateSync(new Uint8Array(1 << 20).fill(0x41));
  await cleanedOrRefused(png(Array.from({ length: 500 }, (_, i) => chunk("zTXt", `${i}\0\0`, packed))));
});
