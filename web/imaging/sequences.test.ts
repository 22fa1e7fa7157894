import { describe, expect, test } from "vitest";
import { outputPasses } from "./building/output-check";
import { cleanPicture, inspectPicture, PictureRefusedError } from "./index";
import { latin1 } from "./reading/text";
import { bytes, canary } from "./testing/fixtures";
import { av1Unit, box, frame, fullBox } from "./testing/heif-fixtures";
import { av1Entry, avis, sampleEntry, type TrackFixture } from "./testing/sequence-fixtures";

const padded = bytes(frame, av1Unit(15, canary));
const alphaType = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0";
const ofFirst = (type: string): Uint8Array => box(type, [0, 0, 0, 1]);
const edits = (flags: number, ...entry: readonly (string | readonly number[])[]): Uint8Array =>
  box("edts", box("elst", [0, 0, 0, flags, 0, 0, 0, 1], ...entry));

const alpha: TrackFixture = {
  handler: "auxv",
  references: ofFirst("auxl"),
  entry: av1Entry("", fullBox("auxi", 0, alphaType, canary)),
};

/** One sequence for each place in which something can hide. */
const planted: Readonly<Record<string, Uint8Array>> = {
  "handler's name": avis({ handlerName: canary }),
  "coder's name": avis({ entry: av1Entry(canary) }),
  times: avis({ created: 3_800_000_000 }),
  "user data": avis({}, { inMovie: box("udta", box("\xa9xyz", [0, 9, 0, 0], canary)) }),
  "metadata of a track": avis({ inTrack: box("meta", canary) }),
  sound: avis({}, { tracks: [{ handler: "soun", samples: [bytes(canary)] }] }),
  "smaller track": avis({}, { tracks: [{ samples: [padded], references: ofFirst("thmb") }] }),
  "track that is off": avis({}, { tracks: [{ samples: [padded], flags: 2 }] }),
  "alpha track": avis({}, { tracks: [alpha] }),
  "depth track": avis(
    {},
    { tracks: [{ ...alpha, samples: [padded], entry: av1Entry("", fullBox("auxi", 0, "urn:depth", canary)) }] },
  ),
  "private box in a sample entry": avis({ entry: av1Entry("", box("uuid", new Uint8Array(16), canary)) }),
  "sample groups": avis({ inTable: bytes(box("sgpd", canary), box("sbgp", canary)) }),
  "bytes behind tables": avis({ behindTables: canary }),
  "no box in a table": avis({ inTable: bytes([0xff], canary) }),
  edits: avis({ edits: edits(1, [0, 0, 0, 9, 0, 0, 0, 1, 0, 1, 0, 0], canary) }),
  "data elsewhere": avis({ dataReference: box("url ", [0, 0, 0, 1], canary) }),
  "padding in a sample": avis({ samples: [frame, padded] }),
  "before the samples": avis({}, { beforeData: canary }),
  "its first picture": avis({ samples: [padded, frame] }, { hasPicture: true }),
  "behind the end": bytes(avis(), canary),
};

describe.each(Object.entries(planted))("%s", (_, file) => {
  test("is gone, reported, and stays gone", async () => {
    const cleaned = await cleanPicture(file);
    expect(latin1(cleaned.bytes)).not.toContain(canary);
    expect(cleaned.report.findings).not.toEqual([]);
    expect(await inspectPicture(file)).toEqual(cleaned.report);

    const again = await cleanPicture(cleaned.bytes);
    expect(again.bytes).toEqual(cleaned.bytes);
    expect(again.report).toEqual({ findings: [], bytesRemoved: 0 });
  });
});

test.each([
  ["sequence", avis()],
  ["sequence and its first picture", avis({}, { hasPicture: true })],
  ["sequence that goes on", avis({ edits: edits(1, [0, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0, 0]) })],
])("a clean %s comes back byte for byte", async (_, file) => {
  const cleaned = await cleanPicture(file);
  expect(cleaned).toMatchObject({ format: "avif", width: 16, height: 8, isAnimated: true });
  expect(cleaned.bytes).toEqual(file);
});

test("tracks without a brand that calls them pictures go", async () => {
  const cleaned = await cleanPicture(avis({}, { hasPicture: true, brands: ["avif", "avif", "mif1"] }));
  expect(cleaned.isAnimated).toBe(false);
  expect(latin1(cleaned.bytes)).not.toContain("moov");
});

test.each([
  ["fragments", avis({}, { top: box("moof") }), "Fragmented HEIF sequence"],
  ["encryption", avis({ entry: sampleEntry("encv", "") }), "Encrypted HEIF"],
  ["another file", avis({ dataReference: box("url ", [0, 0, 0, 0], "x") }), "Scattered HEIF"],
  ["another coding", avis({ entry: sampleEntry("vvc1", "") }), "HEIF (vvc1)"],
  ["no configuration", avis({ entry: sampleEntry("av01", "") }), undefined],
  ["text for a matrix", avis({ matrix: bytes("The quick brown fox jumps over a dog") }), undefined],
  ["text for edits", avis({ edits: edits(0, "hiddenwordss") }), undefined],
  ["a sample of nothing", avis({ samples: [frame, new Uint8Array(0)] }), undefined],
  ["billions of samples", avis({ sizes: fullBox("stsz", 0, [0, 0, 0, 1, 255, 255, 255, 255]) }), undefined],
])("a sequence with %s is refused", async (_, file, formatName) => {
  const refused: unknown = await cleanPicture(file).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PictureRefusedError);
  const problem = formatName === undefined ? "malformed" : "unsupportedFormat";
  expect(refused).toMatchObject({ problem, formatName });
});

test("whatever byte is changed, the strict reader sees it, or it is a value that cleaning keeps", async () => {
  const { bytes: clean } = await cleanPicture(avis({}, { hasPicture: true, tracks: [alpha] }));
  const end = latin1(clean).lastIndexOf("mdat");
  for (let at = 8; at < end; at++) {
    for (const flip of [1, 0x20, 0x80, 0xff]) {
      const changed = clean.slice();
      changed[at] = (changed[at] ?? 0) ^ flip;
      const isSeen = !outputPasses("avif", changed);
      expect(isSeen || (await staysOrIsRefused(changed)), `${at} ${flip}`).toBe(true);
    }
  }
});

async function staysOrIsRefused(file: Uint8Array): Promise<boolean> {
  try {
    return latin1((await cleanPicture(file)).bytes) === latin1(file);
  } catch (error) {
    return error instanceof PictureRefusedError;
  }
}
