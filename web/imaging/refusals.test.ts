import { expect, test } from "vitest";
import { cleanPicture, PictureRefusedError } from "./index";
import { bytes, chunk, gif, jpeg, png, webp } from "./testing/fixtures";
import { avif, heic } from "./testing/heif-fixtures";

async function refusal(file: Uint8Array): Promise<PictureRefusedError> {
  const outcome: unknown = await cleanPicture(file).catch((error: unknown) => error);
  if (!(outcome instanceof PictureRefusedError)) {
    throw new Error("not refused");
  }
  return outcome;
}

test.each([
  ["\0\0\0\x18ftypisom\0\0\0\0mp41", "video"],
  ["II+\0\x08\0\0\0", "BigTIFF"],
  ["II*\0\x10\0\0\0CR\x02\0", "camera raw"],
  ["\xff\n\0\0", "JPEG XL"],
  ["8BPS\0\x01", "Photoshop"],
  ["%PDF-1.7", "PDF"],
  ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"],
  ["BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\0\0\0\0\0\0", "BMP"],
  ["P6\n1 1\n255\n", "Netpbm"],
])("%j is refused by name", async (start, formatName) => {
  const refused = await refusal(bytes(start));
  expect(refused).toMatchObject({ problem: "unsupportedFormat", formatName });
  expect(refused.message).toContain("send");
});

test("BigTIFF is told what to do instead", async () => {
  const { message } = await refusal(bytes("II+\0\x08\0\0\0"));
  expect(message).toBe("BigTIFF pictures can't be cleaned yet; export it as JPEG and send that.");
});

test.each([
  ["empty", new Uint8Array(0)],
  ["notAPicture", bytes("hello, world")],
  ["cutOff", bytes("\x89PNG")],
])("%s", async (problem, file) => {
  expect((await refusal(file)).problem).toBe(problem);
});

test("half a picture is cut off", async () => {
  for (const file of [jpeg(), png(), webp(), gif(), heic(), avif()]) {
    expect((await refusal(file.subarray(0, file.length / 2))).problem).toBe("cutOff");
  }
});

test("an animation announced behind its first frame is damaged", async () => {
  const control = chunk("fcTL", [0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 4], new Uint8Array(8), [0, 1, 0, 10, 0, 0]);
  const announced = chunk("acTL", [0, 0, 0, 1, 0, 0, 0, 0]);
  expect((await refusal(png([control, announced]))).problem).toBe("malformed");
  expect((await cleanPicture(png([control]))).report.findings).toHaveLength(1);
});

test("a hundred thousand squared is too much", async () => {
  const size = [0, 1, 0x86, 0xa0];
  const bomb = bytes(png().subarray(0, 8), chunk("IHDR", size, size, [8, 0, 0, 0, 0]), png().subarray(33));
  expect(await refusal(bomb)).toMatchObject({ problem: "tooManyPixels", message: /400 million/ });
});
