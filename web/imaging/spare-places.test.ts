/** Bits and settings that are in their right place, and that no decoder looks at. */
import { expect, test } from "vitest";
import { cleanPicture } from "./index";
import { DeflateWalker } from "./packing/deflate-walker";
import { clearSpareBits } from "./packing/spare-bits";
import { store } from "./packing/zlib";
import { bytes, jpeg, png, rows, segment } from "./testing/fixtures";
import { cutTiffDeflate } from "./tiff/tiff-deflate-cutter";

const five = 0b1111_1000;

function withSpareBits(stream: Uint8Array): Uint8Array {
  const spare = stream.slice();
  spare[2] = (spare[2] ?? 0) | five;
  return spare;
}

test("bits in front of a stored block are cleared", async () => {
  const clean = store(rows);
  const cleaned = await cleanPicture(png([], withSpareBits(clean)));
  expect(cleaned.bytes).toEqual(png([], clean));
  expect(cleaned.report.findings).toContainEqual({
    kind: "other",
    label: "Data inside the coded picture",
    value: "1 byte",
  });
  expect(cutTiffDeflate(withSpareBits(clean), rows.length)).toEqual(clean);
});

test("bits in front of many empty blocks are cleared, also where rows are cut", async () => {
  const blocks = (spare: number, unpacked: Uint8Array): Uint8Array =>
    png([], bytes([0x78, 1], ...Array(100).fill([spare, 0, 0, 0xff, 0xff]), store(unpacked).subarray(2)));
  expect((await cleanPicture(blocks(five, rows))).bytes).toEqual(blocks(0, rows));
  const long = bytes(rows, [1, 2, 3]);
  expect((await cleanPicture(blocks(five, long))).bytes).toEqual((await cleanPicture(blocks(0, long))).bytes);
});

test("bits behind the last block are cleared", () => {
  // One block of fixed codes: its head, the literal 'A', the end; some bits are left.
  const walked = DeflateWalker.walk(bytes([0x73, 0x04, 0xfc]), 1);
  expect(walked).toMatchObject({ end: "complete", produced: 1, length: 3 });
  expect(clearSpareBits(bytes("xy", [0x73, 0x04, 0xfc]), 2, walked.spare)).toEqual(bytes("xy", [0x73, 0x04, 0x00]));
  expect(DeflateWalker.walk(bytes([0x73, 0x04, 0x00]), 1).spare).toEqual([]);
});

test("restart intervals that no scan has are gone", async () => {
  const [used, unused] = [segment(0xdd, [0, 0]), segment(0xdd, "CA")];
  const { bytes: cleaned, report } = await cleanPicture(jpeg(unused, unused, used));
  expect(cleaned).toEqual((await cleanPicture(jpeg(used))).bytes);
  expect(report.findings).toEqual([
    { kind: "other", label: "Tables that no part of the picture uses", value: "4 bytes" },
  ]);
});

test("a number of lines is gone where the frame has one", async () => {
  const withLines = bytes(jpeg().subarray(0, -2), segment(0xdc, "CA"), [0xff, 0xd9]);
  const { bytes: cleaned, report } = await cleanPicture(withLines);
  expect(cleaned).toEqual((await cleanPicture(jpeg())).bytes);
  expect(report.findings).not.toEqual([]);
});

test("settings of arithmetic coding are gone where there is none", async () => {
  const { bytes: cleaned, report } = await cleanPicture(jpeg(segment(0xcc, "CANARY")));
  expect(cleaned).toEqual((await cleanPicture(jpeg())).bytes);
  expect(report.findings).toEqual([
    { kind: "other", label: "Tables that no part of the picture uses", value: "6 bytes" },
  ]);
});
