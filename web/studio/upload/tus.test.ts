import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { ChunkSize } from "./chunk-size";
import { Connection } from "./connection";
import { type TusTarget, uploadBlob } from "./tus";

/** What can happen to one request. */
type Fault = "none" | "lost-request" | "half-lost" | "lost-answer" | "busy" | "slow-down" | "forgets" | "wrong-offset";

const mib = 1024 * 1024;

/** A tus server that keeps to PROTOCOL.md section 5.2, behind a network that follows a script of faults. */
class FaultyServer {
  readonly complete = new Map<number, Uint8Array>();
  readonly requests: string[] = [];
  #upload: { id: string; number: number; length: number; bytes: Uint8Array } | undefined;
  #ids = 0;

  constructor(readonly faults: Fault[]) {}

  readonly fetch = async (address: string, request: RequestInit): Promise<Response> => {
    const answer = await this.#fetch(address, request);
    answer.headers.set("Darkslide-Protocol", "1");
    return answer;
  };

  async #fetch(address: string, request: RequestInit): Promise<Response> {
    const fault = this.faults.shift() ?? "none";
    const method = request.method ?? "GET";
    this.requests.push(`${method} ${fault}`);
    expect(new Headers(request.headers).get("Authorization")).toBe("Darkslide-Owner x.y");
    if (fault === "lost-request") throw new TypeError("network");
    if (fault === "busy") return problem(503, "store-unavailable");
    if (fault === "slow-down") return problem(429, "too-many-requests", { "Retry-After": "2" });
    if (fault === "forgets") this.#upload = undefined;
    if (fault === "wrong-offset" && method === "PATCH") return problem(409, "wrong-offset");
    const body = new Uint8Array(await new Response(request.body ?? null).arrayBuffer());
    const taken = fault === "half-lost" ? body.subarray(0, body.length >> 1) : body;
    const answer = this.#answer(method, address, new Headers(request.headers), taken);
    if (fault === "half-lost" || fault === "lost-answer") throw new TypeError("network");
    return answer;
  }

  #answer(method: string, address: string, headers: Headers, body: Uint8Array): Response {
    if (method === "POST") return this.#create(headers, body);
    if (this.#upload === undefined || address !== `/api/uploads/${this.#upload.id}`)
      return problem(404, "no-such-upload");
    if (method === "HEAD") return new Response(null, { status: 200, headers: this.#place() });
    if (Number(headers.get("Upload-Offset")) !== this.#upload.bytes.length) return problem(409, "wrong-offset");
    return this.#take(body, 204);
  }

  #create(headers: Headers, body: Uint8Array): Response {
    const number = Number(atob((headers.get("Upload-Metadata") ?? "").split(" ")[1] ?? ""));
    if (this.complete.has(number)) return problem(409, "blob-complete");
    if (this.#upload?.number === number) return new Response(null, { status: 201, headers: this.#place() });
    const length = Number(headers.get("Upload-Length"));
    this.#upload = { id: `id${this.#ids++}`, number, length, bytes: new Uint8Array() };
    return this.#take(body, 201);
  }

  #take(body: Uint8Array, status: number): Response {
    const upload = this.#upload;
    if (upload === undefined) throw new Error("no upload");
    upload.bytes = new Uint8Array([...upload.bytes, ...body]);
    const headers = this.#place();
    if (upload.bytes.length === upload.length) {
      this.complete.set(upload.number, upload.bytes);
      this.#upload = undefined;
    }
    return new Response(null, { status, headers });
  }

  #place(): Record<string, string> {
    return {
      Location: `https://behind.a.proxy.invalid/api/uploads/${this.#upload?.id}`,
      "Upload-Offset": String(this.#upload?.bytes.length),
    };
  }
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ code }), { status, headers: { "Darkslide-Protocol": "1", ...headers } });
}

afterEach(() => vi.unstubAllGlobals());

function setUp(faults: Fault[], largest = 1_000) {
  const server = new FaultyServer(faults);
  const states: string[] = [];
  const sleeps: number[] = [];
  const connection = new Connection(
    { sleep: async (milliseconds) => void sleeps.push(milliseconds), random: () => 0.5 },
    (lost) => states.push(lost ? "lost" : "fine"),
  );
  vi.stubGlobal("fetch", server.fetch);
  const target: TusTarget = {
    owner: { shareId: "x", ownerToken: "y" },
    chunk: new ChunkSize(largest),
    connection,
    unpaused: async () => {},
    now: () => 0,
  };
  return { server, target, states, sleeps };
}

const numbered = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7) & 255);

async function upload(target: TusTarget, bytes: Uint8Array<ArrayBuffer>, sent: (bytes: number) => void = () => {}) {
  await uploadBlob(target, { number: 7, sealed: new Blob([bytes]) }, sent, new AbortController().signal);
}

test("a small blob is one request", async () => {
  const { server, target } = setUp([]);
  await upload(target, numbered(600));
  expect(server.requests).toEqual(["POST none"]);
  expect(server.complete.get(7)).toEqual(numbered(600));
});

test("a large one goes on chunk by chunk and tells how far it is", async () => {
  const { server, target } = setUp([]);
  const told: number[] = [];
  await upload(target, numbered(2_500), (bytes) => told.push(bytes));
  expect(told).toEqual([1_000, 2_000, 2_500]);
  expect(server.complete.get(7)).toEqual(numbered(2_500));
});

test.each<[string, Fault[], string[]]>([
  ["the last answer is lost", ["lost-answer"], ["POST lost-answer", "POST none"]],
  ["half of the first chunk arrives", ["half-lost"], ["POST half-lost", "POST none", "PATCH none"]],
  ["the server is busy", ["busy", "busy"], ["POST busy", "POST busy", "POST none"]],
])("%s", async (_, faults, requests) => {
  const { server, target } = setUp(faults);
  await upload(target, numbered(900));
  expect(server.requests).toEqual(requests);
  expect(server.complete.get(7)).toEqual(numbered(900));
});

test("after a broken chunk the server is asked how far it is", async () => {
  const { server, target, states } = setUp(["none", "half-lost"]);
  await upload(target, numbered(1_900));
  expect(server.requests).toEqual(["POST none", "PATCH half-lost", "HEAD none", "PATCH none"]);
  expect(states).toEqual(["lost", "fine"]);
});

test("the last chunk's lost answer is found out by creating again", async () => {
  const { server, target } = setUp(["none", "lost-answer"]);
  await upload(target, numbered(1_900));
  expect(server.requests).toEqual(["POST none", "PATCH lost-answer", "HEAD none", "POST none"]);
  expect(server.complete.get(7)).toEqual(numbered(1_900));
});

test("an upload that the server forgot begins again", async () => {
  const { server, target } = setUp(["none", "forgets"]);
  await upload(target, numbered(1_900));
  expect(server.complete.get(7)).toEqual(numbered(1_900));
});

test("Retry-After is kept to", async () => {
  const { target, sleeps, states } = setUp(["slow-down"]);
  await upload(target, numbered(10));
  expect(sleeps).toEqual([2_000]);
  expect(states).toEqual(["lost", "fine"]);
});

test("waits grow while the connection is lost", async () => {
  const { target, sleeps } = setUp(Array.from({ length: 8 }, () => "lost-request" as const));
  await upload(target, numbered(10));
  expect(sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test("a refusal ends it at once, by its code", async () => {
  const { target } = setUp([]);
  vi.stubGlobal("fetch", async () => problem(507, "storage-full"));
  await expect(upload(target, numbered(10))).rejects.toMatchObject({ code: "storage-full", status: 507 });
});

test("a server that never recovers is given up", async () => {
  const { target } = setUp([]);
  vi.stubGlobal("fetch", async () => problem(500, "internal"));
  await expect(upload(target, numbered(10))).rejects.toMatchObject({ code: "internal" });
});

test("the owner's capability goes to no other place than ours", async () => {
  const { target } = setUp([]);
  const asked = new Set<string>();
  const headers = { Location: "https://elsewhere.invalid/", "Upload-Offset": "1", "Darkslide-Protocol": "1" };
  vi.stubGlobal("fetch", async (address: string) => {
    asked.add(address);
    return new Response(null, { status: 201, headers });
  });
  await expect(upload(target, numbered(10))).rejects.toMatchObject({ code: "internal" });
  expect([...asked]).toEqual(["/api/uploads"]);
});

test("cancelling stops it while it waits", async () => {
  const { target } = setUp([]);
  const cancel = new AbortController();
  vi.stubGlobal("fetch", async () => {
    cancel.abort();
    throw new TypeError("network");
  });
  const sending = uploadBlob(target, { number: 7, sealed: new Blob([numbered(10)]) }, () => {}, cancel.signal);
  await expect(sending).rejects.toMatchObject({ name: "AbortError" });
});

test("whatever happens on the way, the server ends with exactly the bytes", async () => {
  const fault = fc.constantFrom<Fault>(
    "none",
    "lost-request",
    "half-lost",
    "lost-answer",
    "busy",
    "forgets",
    "wrong-offset",
    "slow-down",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 9 }), fc.integer({ min: 1, max: 5_000 }), async (faults, length) => {
      const { server, target } = setUp(faults);
      await upload(target, numbered(length));
      expect(server.complete.get(7)).toEqual(numbered(length));
    }),
  );
});

test("chunks grow on a fast line, shrink on a slow or broken one, and keep to the server's limit", () => {
  const chunk = new ChunkSize(8 * mib);
  expect(chunk.bytes).toBe(mib);
  for (let count = 0; count < 9; count++) chunk.took(chunk.bytes, 10);
  expect(chunk.bytes).toBe(8 * mib);
  chunk.took(8 * mib, 5_000);
  expect(chunk.bytes).toBe(4 * mib);
  chunk.took(100, 10);
  expect(chunk.bytes).toBe(4 * mib);
  for (let count = 0; count < 9; count++) chunk.broke();
  expect(chunk.bytes).toBe(128 * 1024);
});
