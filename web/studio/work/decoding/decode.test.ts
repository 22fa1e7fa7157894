import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PictureRefused } from "../picture";
import type { Decoded, ToDecode } from "./decoded";

const loaded = vi.hoisted(() => ({ heif: vi.fn(), magick: vi.fn(), load: vi.fn() }));
vi.mock("./heif-decoder", () => ({ loadDecoder: () => loaded.load().then(() => loaded.heif) }));
vi.mock("./magick-decoder", () => ({ loadDecoder: () => loaded.load().then(() => loaded.magick) }));
vi.mock("./to-bitmap", () => ({ toBitmap: async (decoded: Decoded) => decoded }));

const shown = { width: 1, height: 1 };
const decoded = { width: 2, height: 2, pixels: new Uint8ClampedArray(16), colour: undefined, unpacked: 4 };
const picture = (type: string) => new Blob(["bytes"], { type });

/** Each with a module of its own: a worker's memory of what it unpacked. */
const fresh = async () => {
  vi.resetModules();
  return import("./decode");
};

beforeEach(() => {
  loaded.load.mockReset().mockResolvedValue(undefined);
  loaded.heif.mockReset().mockResolvedValue(decoded);
  loaded.magick.mockReset().mockResolvedValue(decoded);
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
  vi.stubGlobal("navigator", { locks: { request } });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function browserShows(shows: boolean) {
  const createImageBitmap = async () => {
    if (!shows) throw new DOMException("The source image could not be decoded.", "InvalidStateError");
    return shown;
  };
  vi.stubGlobal("createImageBitmap", createImageBitmap);
}

test("what the browser shows, even HEIC and TIFF, is never given to another decoder", async () => {
  browserShows(true);
  const { decode } = await fresh();
  for (const type of ["image/jpeg", "image/heic", "image/tiff", "image/avif"]) {
    expect(await decode(picture(type), 2048)).toBe(shown);
  }
  expect(loaded.load).not.toHaveBeenCalled();
});

test.each([
  ["image/heic", "heif"],
  ["image/tiff", "magick"],
  ["image/avif", "magick"],
] as const)("%s that the browser can't show is decoded by %s, with the size that is needed", async (type, name) => {
  browserShows(false);
  const { decode, isSpent } = await fresh();
  expect(await decode(picture(type), 176)).toBe(decoded);
  const asked: ToDecode = loaded[name].mock.calls[0]?.[0];
  expect([new TextDecoder().decode(asked.bytes), asked.mediaType, asked.edge]).toEqual(["bytes", type, 176]);
  expect(loaded[name === "heif" ? "magick" : "heif"]).not.toHaveBeenCalled();
  expect(isSpent()).toBe(false);
});

test.each(["image/png", "image/gif", "image/webp", ""])("%s that the browser can't show is refused", async (type) => {
  browserShows(false);
  const { decode } = await fresh();
  const error: unknown = await decode(picture(type), 2048).catch((error: unknown) => error);
  expect(error).toMatchObject({ name: "PictureRefused", refusal: { problem: "undecodable" } });
});

test("what no decoder can show is refused, and the worker with its memory goes", async () => {
  browserShows(false);
  loaded.heif.mockRejectedValue(new WebAssembly.RuntimeError("unreachable"));
  const { decode, isSpent } = await fresh();
  await expect(decode(picture("image/heic"), 2048)).rejects.toMatchObject({ refusal: { problem: "undecodable" } });
  expect(isSpent()).toBe(true);
});

test("a decoder that can't be fetched is not the picture's fault, and is fetched again", async () => {
  browserShows(false);
  loaded.load.mockRejectedValueOnce(new TypeError("no connection"));
  const { decode, isSpent } = await fresh();
  const error: unknown = await decode(picture("image/heic"), 2048).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).not.toBeInstanceOf(PictureRefused);
  expect(isSpent()).toBe(false);
  expect(await decode(picture("image/heic"), 2048)).toBe(decoded);
});

test("a decoder is loaded once for many pictures", async () => {
  browserShows(false);
  const { decode } = await fresh();
  for (let i = 0; i < 3; i++) await decode(picture("image/heic"), 2048);
  expect(loaded.load).toHaveBeenCalledTimes(1);
});

test("a worker that unpacked a large picture is spent", async () => {
  browserShows(false);
  loaded.heif.mockResolvedValue({ ...decoded, unpacked: 48_000_000 });
  const { decode, isSpent } = await fresh();
  await decode(picture("image/heic"), 2048);
  expect(isSpent()).toBe(true);
});

test("two pictures are never unpacked at once", async () => {
  browserShows(false);
  let running = 0;
  let most = 0;
  const unpack = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
    return decoded;
  };
  loaded.heif.mockImplementation(unpack);
  loaded.magick.mockImplementation(unpack);
  const { decode } = await fresh();
  await Promise.all(["image/heic", "image/tiff", "image/heic"].map((type) => decode(picture(type), 2048)));
  expect([most, loaded.heif.mock.calls.length]).toEqual([1, 2]);
});
