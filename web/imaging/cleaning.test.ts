import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cleanPicture, fileExtensionOf, inspectPicture, mediaTypeOf, reportToJson } from "./index";
import { latin1 } from "./reading/text";
import {
  apng,
  bytes,
  canary,
  chunk,
  gif,
  gifBlock,
  jpeg,
  orientation,
  png,
  riff,
  riffChunk,
  rows,
  segment,
  text,
  tiff,
  webp,
} from "./testing/fixtures";
import {
  av1Unit,
  avif,
  avifGrid,
  box,
  frame,
  fullBox,
  heic,
  nalUnit,
  reference,
  size,
  slice,
} from "./testing/heif-fixtures";

const exif = tiff(text(0x010f, canary), orientation(6), text(0x013b, canary));
const xmp = `<x:xmpmeta><rdf:RDF><rdf:Description dc:title="${canary}"/></rdf:RDF></x:xmpmeta>`;
const more = bytes(rows, canary, canary, canary);
const notes = nalUnit([0x4e, 1, 5, 16 + canary.length], new Uint8Array(16), canary, [0x80]);
const alpha = fullBox("auxC", 0, "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", canary);
const credentials = [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81];

/** One picture for each place in which something can hide. */
const planted: Readonly<Record<string, Uint8Array>> = {
  "jpeg Exif": jpeg(segment(0xe1, "Exif\0\0", exif)),
  "jpeg XMP": jpeg(segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", xmp)),
  "jpeg JFIF thumbnail": jpeg(segment(0xe0, "JFIF\0\x01\x02\0\0\x01\0\x01\x04\x01", canary, "!")),
  "jpeg comment": jpeg(segment(0xfe, canary)),
  "jpeg unknown application": jpeg(segment(0xe9, canary)),
  "jpeg C2PA": jpeg(segment(0xeb, "JP\0\x01", canary)),
  "jpeg Adobe tail": jpeg(segment(0xee, "Adobe\0d\0\0\0\0\x01", canary)),
  "jpeg IPTC": jpeg(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0b", canary)),
  "jpeg stray bytes": jpeg(segment(0xe9, [0]), bytes(canary)),
  "jpeg unused table": jpeg(segment(0xdb, [3], canary, new Uint8Array(64 - canary.length))),
  "jpeg broken profile": jpeg(segment(0xe2, "ICC_PROFILE\0\x01\x01", canary)),
  "jpeg behind the end": bytes(jpeg(), canary),
  "jpeg motion photo": bytes(jpeg(), "\0\0\0\x18ftypmp42\0\0\0\0mp42isom", canary),
  "png text": png([chunk("tEXt", "Author\0", canary)]),
  "png packed text": png([chunk("zTXt", "Author\0\0", deflateSync(canary))]),
  "png Exif": png([chunk("eXIf", exif)]),
  "png XMP": png([chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0", xmp)]),
  "png unknown chunk": png([chunk("prVt", canary)]),
  "png gamma with a tail": png([chunk("gAMA", [0, 0, 177, 143], canary)]),
  "png time": png([chunk("tIME", [7, 234, 5, 1, 12, 30, 59])]),
  "png behind the end": bytes(png(), canary),
  "png behind the stream": png([], bytes(deflateSync(rows), canary)),
  "png more rows": png([], deflateSync(more)),
  "png more rows, fixed codes": png([], deflateSync(more, { strategy: 4 })),
  "png more rows, stored": png([], deflateSync(more, { level: 0 })),
  "apng frame with more rows": apng([chunk("fdAT", [0, 0, 0, 2], deflateSync(more))]),
  "apng frame in two, with a tail": apng([
    chunk("fdAT", [0, 0, 0, 2], deflateSync(rows).subarray(0, 9)),
    chunk("fdAT", [0, 0, 0, 3], deflateSync(rows).subarray(9), canary),
    chunk("fdAT", [0, 0, 0, 4], canary),
  ]),
  "webp Exif": webp(riffChunk("EXIF", exif)),
  "webp XMP": webp(riffChunk("XMP ", xmp)),
  "webp unknown chunk": webp(riffChunk("prvt", canary)),
  "webp behind the end": bytes(webp(), canary),
  "gif comment": gif(gifBlock(0xfe, canary)),
  "gif unknown application": gif(gifBlock(0xff, "PRIVATE1234", canary)),
  "gif plain text": gif(gifBlock(0x01, "123456789012", canary)),
  "gif behind the end": bytes(gif(), canary),
  "heic Exif": heic({ items: [{ id: 2, type: "Exif", data: bytes([0, 0, 0, 0], exif) }] }),
  "heic XMP": heic({ items: [{ id: 2, type: "mime", name: "\0application/rdf+xml", data: bytes(xmp) }] }),
  "heic unknown item": heic({ items: [{ id: 2, type: "CaNa", data: bytes(canary) }] }),
  "heic item's name": heic({ items: [{ id: 1, type: "hvc1", name: canary, data: slice, properties: [0x81, 2] }] }),
  "heic handler's name": heic({ handlerName: canary }),
  "heic thumbnail": heic({
    items: [{ id: 2, type: "jpeg", data: bytes(jpeg(), canary) }],
    references: [reference("thmb", 2, 1)],
  }),
  "heic private box": heic({ top: [box("uuid", new Uint8Array(16), canary)] }),
  "heic private box inside": heic({ inMeta: [box("uuid", new Uint8Array(16), canary)] }),
  "heic C2PA": heic({ top: [box("uuid", credentials, canary)] }),
  "heic filling": heic({ top: [box("free", canary)] }),
  "heic video": heic({ top: [box("mpvd", canary)] }),
  "heic unused data": heic({ behindData: canary }),
  "heic behind the end": bytes(heic(), canary),
  "heic description": heic({
    items: [{ id: 1, type: "hvc1", data: slice, properties: [0x81, 2, 3] }],
    properties: [fullBox("udes", 0, `en\0${canary}\0\0\0`)],
  }),
  "heic long property": heic({
    items: [{ id: 1, type: "hvc1", data: slice, properties: [0x81, 2, 0x83] }],
    properties: [box("irot", [1], canary)],
  }),
  "heic notes in the picture": heic({
    items: [{ id: 1, type: "hvc1", data: bytes(notes, slice, notes), properties: [0x81, 2] }],
  }),
  "heic filler": heic({
    items: [{ id: 1, type: "hvc1", data: bytes(slice, nalUnit([0x4c, 1], canary)), properties: [0x81, 2] }],
  }),
  "heic of jpeg": heic({
    items: [{ id: 1, type: "jpeg", data: jpeg(segment(0xfe, canary)), properties: [3] }],
    properties: [size(16, 8)],
  }),
  "avif padding": avif({
    items: [{ id: 1, type: "av01", data: bytes(frame, av1Unit(15, canary)), properties: [0x81, 2] }],
  }),
  "avif private metadata": avif({
    items: [{ id: 1, type: "av01", data: bytes(av1Unit(5, [4], canary), frame), properties: [0x81, 2] }],
  }),
  "avif alpha": avif({
    items: [{ id: 2, type: "av01", data: bytes(frame), properties: [0x81, 2, 0x83] }],
    properties: [alpha],
    references: [reference("auxl", 2, 1), reference("prem", 1, 2)],
  }),
  "avif grid": avifGrid(canary),
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
  ["jpeg", jpeg(), 16, 8],
  ["png", png(), 6, 4],
  ["webp", riff(webp().subarray(30)), 6, 4],
  ["gif", gif(), 2, 2],
  ["heic", heic(), 64, 48],
  ["avif", avif(), 16, 8],
  ["avif", avifGrid(), 32, 8],
] as const)("a clean %s comes back byte for byte", async (format, file, width, height) => {
  const cleaned = await cleanPicture(file);
  expect(cleaned).toMatchObject({ format, width, height, isAnimated: false });
  expect(cleaned.bytes).toEqual(file);
});

test.each([1, 3, 6, 8])("orientation %i is kept, and nothing else of Exif", async (value) => {
  const tags = tiff(orientation(value), text(0x0110, canary));
  const files = [jpeg(segment(0xe1, "Exif\0\0", tags)), png([chunk("eXIf", tags)]), webp(riffChunk("EXIF", tags))];
  for (const file of files) {
    const cleaned = await cleanPicture(file);
    const upright = value < 5 ? cleaned.width > cleaned.height : cleaned.width < cleaned.height;
    expect(upright).toBe(true);
    expect(latin1(cleaned.bytes).includes("II*\0")).toBe(value !== 1);
  }
});

test("the report names camera and owner", async () => {
  const tags = tiff(text(0x010f, "Leica"), text(0x0110, "M9"), text(0xa430, "Ann"));
  const report = await inspectPicture(jpeg(segment(0xe1, "Exif\0\0", tags)));
  expect(report.findings).toEqual([
    { kind: "other", label: "Exif metadata", value: `${tags.length + 6} bytes` },
    { kind: "device", label: "Camera", value: "Leica M9" },
    { kind: "owner", label: "Camera owner", value: "Ann" },
  ]);
});

test("a picture behind the end can be looked at", async () => {
  const report = await inspectPicture(bytes(jpeg(), jpeg()));
  expect(report.findings.at(-1)?.embeddedPicture).toEqual(jpeg());
  expect(reportToJson(report)).toContain(`"embeddedPictureBytes":${jpeg().length}`);
});

test("positions are told in decimal degrees, from XMP too", async () => {
  const place = '<x exif:GPSLatitude="33,51.59S" exif:GPSLongitude="151,12,0E"/>';
  const report = await inspectPicture(webp(riffChunk("XMP ", place)));
  expect(report.findings).toContainEqual({
    kind: "position",
    label: "Where it was taken",
    value: "-33.859833, 151.200000",
  });
});

test("formats have media types and file name endings", () => {
  const formats = ["jpeg", "png", "webp", "gif", "tiff", "heic", "avif"] as const;
  expect(formats.map(mediaTypeOf)).toEqual(formats.map((format) => `image/${format}`));
  expect(formats.map(fileExtensionOf)).toEqual(["jpg", "png", "webp", "gif", "tiff", "heic", "avif"]);
});
