import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { encodeBase64Url } from "../format/strict-base64-url";
import { makeShare } from "./owning";
import { doWork } from "./work";

const challenge = encodeBase64Url(new Uint8Array(25).fill(7));
const owner = { shareId: "AAAAAAAAAAAAAAAAAAAAAA", ownerToken: "A".repeat(43) };

afterEach(() => vi.unstubAllGlobals());

function isDone(header: string | undefined, bits: number): boolean {
  const parts = (header ?? "").split(".").map((part) => Buffer.from(part, "base64url"));
  const hash = createHash("sha256").update(Buffer.concat(parts)).digest();
  return parts[1]?.length === 8 && Math.clz32(hash.readUInt32BE(0)) >= bits;
}

test("a nonce is found whose hash begins with as many zero bits as were asked for", async () => {
  for (const bits of [0, 1, 9, 12]) expect(isDone(await doWork({ challenge, bits }), bits)).toBe(true);
});

test("what is no challenge, and what would take for ever, is not worked on", async () => {
  for (const asked of [
    {},
    { challenge },
    { challenge: "x", bits: 1 },
    { challenge, bits: 23 },
    { challenge: 7, bits: 1 },
  ]) {
    expect(await doWork(asked)).toBeUndefined();
  }
});

test("whoever gives up stops working", async () => {
  await expect(doWork({ challenge, bits: 22 }, AbortSignal.timeout(50))).rejects.toThrow();
});

test("a share is made with the work that a crowded server asked for", async () => {
  const shown: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_path: string, request: RequestInit) => {
    const header = new Headers(request.headers).get("darkslide-work");
    shown.push(header);
    const status = header === null ? 403 : 201;
    const body = header === null ? { code: "work-needed", challenge, bits: 8 } : { state: "draft" };
    return new Response(JSON.stringify(body), { status, headers: { "darkslide-protocol": "1" } });
  });
  expect(await makeShare(owner, undefined)).toEqual({ state: "draft" });
  expect(shown[0]).toBeNull();
  expect(isDone(shown[1] ?? undefined, 8)).toBe(true);
});

test("a server that is never content is asked four times and no more", async () => {
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked++;
    return new Response(JSON.stringify({ code: "work-needed", challenge, bits: 1 }), {
      status: 403,
      headers: { "darkslide-protocol": "1" },
    });
  });
  await expect(makeShare(owner, undefined)).rejects.toThrow();
  expect(asked).toBe(4);
});
