import { afterEach, expect, test, vi } from "vitest";
import { associatedDataFor } from "../../format/associated-data";
import { random, sha256, utf8 } from "../../format/bytes";
import { pageIds } from "../../format/documents";
import { createSecret, readLink } from "../../format/link-text";
import { deriveManageKeys } from "../../format/manage-keys";
import { readManifest } from "../../format/manifest";
import { openBytes } from "../../format/open";
import { sealBytes } from "../../format/seal";
import { decodeBase64Url, encodeBase64Url } from "../../format/strict-base64-url";
import { readVault } from "../../format/vault";
import { deriveViewingKeys } from "../../format/viewing-keys";
import type { AddLinkRequest } from "../../protocol/messages";
import { protocolBounds } from "../policy/lifetime";
import { emptyForm, type Policy, type PolicyForm, readPolicy } from "../policy/policy";
import type { MarkAsked } from "../work/marks/mark-asked";
import type { MarkedPart } from "../work/marks/prepare-marked";
import type { Prepared, SealedRendition } from "../work/messages";
import { PictureRefused } from "../work/picture";
import { documentNumber } from "./blob-numbers";
import type { Order } from "./order";
import { Sending } from "./sending";

/** As much of a server as a sender talks to. `hinder` may answer a request in its place. */
class SmallServer {
  readonly said: string[] = [];
  readonly blobs = new Map<number, Uint8Array<ArrayBuffer>>();
  readonly links: AddLinkRequest[] = [];
  vault: Uint8Array<ArrayBuffer> | undefined;
  hinder: (said: string) => Response | undefined = () => undefined;

  readonly fetch = async (address: string, request: RequestInit = {}): Promise<Response> => {
    const said = `${request.method ?? "GET"} ${address}`;
    this.said.push(said);
    const body = new Uint8Array(await new Response(request.body ?? null).arrayBuffer());
    const answer = this.hinder(said) ?? this.#answer(said, new Headers(request.headers), body);
    answer.headers.set("darkslide-protocol", "1");
    return answer;
  };

  #answer(said: string, headers: Headers, body: Uint8Array<ArrayBuffer>): Response {
    switch (said) {
      case "POST /api/shares":
        return Response.json({ state: "draft" });
      case "POST /api/uploads": {
        const number = Number(atob((headers.get("upload-metadata") ?? "").slice(5)));
        if (this.blobs.has(number)) return problem(409, "blob-complete");
        this.blobs.set(number, body);
        return new Response(null, {
          status: 201,
          headers: { location: "/api/uploads/x", "upload-offset": String(body.length) },
        });
      }
      case "PUT /api/vault":
        this.vault = body;
        return new Response(null, { status: 204, headers: { etag: '"1"' } });
      case "POST /api/links":
        this.links.push(JSON.parse(new TextDecoder().decode(body)));
        return Response.json({ number: this.links.length - 1 }, { status: 201 });
      case "POST /api/shares/publish":
        return Response.json({ links: this.links.map(({ number }) => ({ number, expires: "2026-12-01T10:00:00Z" })) });
      default:
        return new Response(null, { status: 204 });
    }
  }
}

function problem(status: number, code: string): Response {
  return Response.json({ code }, { status });
}

async function rendition(kind: "preview" | "original", text: string): Promise<SealedRendition> {
  const id = random(16);
  const key = random(32);
  const sealed = await sealBytes(utf8(text), key, associatedDataFor(kind, id));
  const length = utf8(text).length;
  const mediaType = kind === "original" ? "image/jpeg" : "image/webp";
  return { sealed: new Blob([sealed]), id, key, length, mediaType, width: 40, height: 30 };
}

async function prepare(file: File, withOriginal: boolean): Promise<Prepared> {
  return {
    mediaType: "image/jpeg",
    width: 400,
    height: 300,
    thumbnail: { bytes: new Blob([`thumbnail of ${file.name}`], { type: "image/webp" }), width: 40, height: 30 },
    placeholder: random(21),
    preview: await rendition("preview", `preview of ${file.name}`),
    original: withOriginal ? await rendition("original", `original of ${file.name}`) : undefined,
  };
}

function policy(changes: Partial<PolicyForm> = {}): Policy {
  const reading = readPolicy({ ...emptyForm(86_400), ...changes }, { lifetime: protocolBounds, links: 9 });
  if (!reading.ok) throw new Error("policy");
  return reading.policy;
}

async function markEach(
  file: File,
  marks: readonly MarkAsked[],
  take: (part: MarkedPart) => Promise<void>,
): Promise<void> {
  for (const { text, link } of marks) {
    await take({ link, prepared: await prepare(new File([], `${file.name} for ${text}`), false) });
  }
}

const wordsOf = (name: string) => (name.startsWith("said") ? { title: `<b>${name}</b>`, caption: "one\ntwo" } : none);
const none = { title: undefined, caption: undefined };

function setUp(
  names: string[],
  chosen: Policy,
  how: typeof prepare = prepare,
  marking = markEach,
  cover?: number,
  documents: Order["documents"] = [],
) {
  const server = new SmallServer();
  vi.stubGlobal("fetch", server.fetch);
  const pictures = names.map((name) => ({
    file: new File(["x"], name),
    name,
    width: 400,
    height: 300,
    length: 9_000,
    ...wordsOf(name),
  }));
  const order: Order = { pictures, cover, documents, policy: chosen, chunkBytes: 8_000_000 };
  const secret = createSecret();
  const sending = new Sending(order, {
    prepare: how,
    prepareMarked: marking,
    derive: (link) => deriveViewingKeys(link),
    waiting: { sleep: async () => {}, random: () => 0.5 },
    now: () => 0,
    wallClock: () => new Date("2026-11-24T09:30:40Z"),
    origin: "https://pictures.example",
    secret,
  });
  return { server, sending, secret };
}

afterEach(() => vi.unstubAllGlobals());

/** Opens a link as its recipient would, from what the server was given. */
async function lookThrough(server: SmallServer, url: string) {
  const secret = await readLink(new URL(url).hash, "viewing");
  const keys = await deriveViewingKeys(secret);
  const link = server.links.find(({ locator }) => locator === encodeBase64Url(keys.locator));
  if (link === undefined) throw new Error("no such link");
  expect(link.accessHash).toBe(encodeBase64Url(await sha256(keys.access)));
  const manifestKey = await keys.manifestKey(decodeBase64Url(link.keyHalf, 32) ?? random(32));
  const blob = (number: number) => server.blobs.get(link.blobs[number] ?? -1) ?? new Uint8Array();
  return { link, blob, manifest: await readManifest(blob(0), manifestKey, keys.locator) };
}

test("what was sent can be looked at through every link, and managed", async () => {
  const chosen = policy({ title: "Second day", audience: "named", names: "Anna\nBen", openings: "several" });
  const { server, sending, secret } = setUp(["IMG_1.jpg", "IMG_2.jpg"], chosen);
  await sending.run();
  const { sent, failure } = sending.view;
  expect(failure).toBeUndefined();
  expect(sent).toMatchObject({ pictures: 2, expires: "2026-12-01T10:00:00Z" });

  for (const [place, to] of ["Anna", "Ben"].entries()) {
    const { link, blob, manifest } = await lookThrough(server, sent?.links[place]?.url ?? "");
    expect(link).toMatchObject({ number: place, tier: "full", lifetimeSeconds: 86_400, views: 3, password: null });
    expect(manifest).toMatchObject({ title: "Second day", to, tier: "full" });
    expect(manifest.pictures.map(({ name }) => name)).toEqual(["picture-001.jpg", "picture-002.jpg"]);
    const { blob: number, key, id, length } = manifest.pictures[1]?.original ?? raise();
    const opened = await openBytes(blob(number), key, associatedDataFor("original", id), length);
    expect(new TextDecoder().decode(opened)).toBe("original of IMG_2.jpg");
  }

  const keys = await deriveManageKeys(secret);
  const vault = await readVault(server.vault ?? raise(), keys.vaultKey, keys.shareId);
  expect(vault).toMatchObject({ title: "Second day", created: "2026-11-24T09:30:00Z" });
  expect(vault.links.map(({ to }) => to)).toEqual(["Anna", "Ben"]);
  const { pack, offset, length } = vault.pictures[1]?.thumbnail ?? raise();
  const { blob, id, key, length: whole } = vault.packs[pack] ?? raise();
  const opened = await openBytes(server.blobs.get(blob) ?? raise(), key, associatedDataFor("pack", id), whole);
  expect(new TextDecoder().decode(opened.subarray(offset, offset + length))).toBe("thumbnail of IMG_2.jpg");
});

test("the order: draft, pictures, vault, links, and publishing last", async () => {
  const { server, sending } = setUp(["a.jpg"], policy());
  await sending.run();
  expect(server.said).toEqual([
    "POST /api/shares",
    ...Array.from({ length: 3 }, () => "POST /api/uploads"),
    "PUT /api/vault",
    "POST /api/uploads",
    "POST /api/links",
    "POST /api/shares/publish",
  ]);
});

test("view-only sends no original, and no link knows of one", async () => {
  const { server, sending } = setUp(["a.jpg", "b.jpg"], policy({ viewOnly: true }));
  await sending.run();
  expect(server.blobs.size).toBe(4);
  const { link, manifest } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  expect(link.tier).toBe("view");
  expect(link.blobs).toHaveLength(4);
  expect(manifest.pictures.every(({ original }) => original === undefined)).toBe(true);
});

const contract = { name: "Contract Weber.pdf", cleaned: new Blob(["%PDF of two pages"]), places: [0, 1] };

test("a PDF goes with full links, sealed as what it is, under a name that tells nothing", async () => {
  const chosen = policy({ withDocument: true, audience: "named", names: "Anna\nBen" });
  const { server, sending, secret } = setUp(["a.png", "b.png"], chosen, prepare, markEach, undefined, [contract]);
  await sending.run();
  for (const { url } of sending.view.sent?.links ?? raise()) {
    const { manifest, blob } = await lookThrough(server, url);
    const { name, blob: number, key, id, length, ...rest } = manifest.documents?.[0] ?? raise();
    expect(name).toBe("document-001.pdf");
    expect(rest).toEqual({ file: undefined, pages: undefined });
    const opened = await openBytes(blob(number), key, associatedDataFor("document", id), length);
    expect(new TextDecoder().decode(opened)).toBe("%PDF of two pages");
    await expect(openBytes(blob(number), key, associatedDataFor("original", id), length)).rejects.toThrow();
  }
  const keys = await deriveManageKeys(secret);
  const { documents, pictures } = await readVault(server.vault ?? raise(), keys.vaultKey, keys.shareId);
  expect(documents?.[0]?.file).toBe("Contract Weber.pdf");
  expect(pageIds(documents?.[0]?.pages ?? raise())).toEqual(pictures.map(({ id }) => id));
});

test.each<[string, Partial<PolicyForm>, number]>([
  ["view-only", { withDocument: true, viewOnly: true }, 0],
  ["marked", { withDocument: true, mark: { ...emptyForm(1).mark, use: true, text: "draft" } }, 0],
  ["not asked for", {}, 0],
  ["until approval", { withDocument: true, approve: true }, 1],
])("no link knows of a PDF: %s", async (_, changes, uploaded) => {
  const { server, sending } = setUp(["a.png", "b.png"], policy(changes), prepare, markEach, undefined, [contract]);
  await sending.run();
  const { manifest, link } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  expect(manifest.documents).toBeUndefined();
  expect(link.blobs).toHaveLength(2 + manifest.pictures.length * (link.tier === "full" ? 2 : 1));
  expect([...server.blobs.keys()].filter((number) => number === documentNumber(0, 1, 2))).toHaveLength(uploaded);
});

test("a PDF of which a page is left out on the way stays here", async () => {
  const how: typeof prepare = (file, withOriginal) => {
    if (file.name === "b.png") throw new PictureRefused({ problem: "unreadable", formatName: undefined });
    return prepare(file, withOriginal);
  };
  const chosen = policy({ withDocument: true });
  const { server, sending } = setUp(["a.png", "b.png"], chosen, how, markEach, undefined, [contract]);
  await sending.run();
  await sending.runWithout(1);
  const { manifest } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  expect(manifest).toMatchObject({ tier: "full", documents: undefined });
  expect(server.blobs.has(documentNumber(0, 1, 2))).toBe(false);
});

test("names are kept only when that is asked for", async () => {
  const { server, sending } = setUp(["Anna.jpg", "anna.JPG"], policy({ keepNames: true }));
  await sending.run();
  const { manifest } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  expect(manifest.pictures.map(({ name }) => name)).toEqual(["Anna.jpg", "anna (2).JPG"]);
});

test("words, cover and sender reach every link, the words the owner too; a cover that is left out is none", async () => {
  const how: typeof prepare = (file, withOriginal) => {
    if (file.name === "bad.jpg") throw new PictureRefused({ problem: "unreadable", formatName: undefined });
    return prepare(file, withOriginal);
  };
  const chosen = policy({ from: " Studio\u202e <i>Weber</i>\n", audience: "named", names: "Anna\nBen" });
  const { server, sending, secret } = setUp(["bad.jpg", "a.jpg", "said.jpg"], chosen, how, markEach, 2);
  await sending.run();
  await sending.runWithout(0);
  for (const { url } of sending.view.sent?.links ?? []) {
    const { manifest } = await lookThrough(server, url);
    expect(manifest).toMatchObject({ from: "Studio <i>Weber</i>", cover: 1 });
    expect(manifest.pictures[0]).toMatchObject(none);
    expect(manifest.pictures[1]).toMatchObject({ title: "<b>said.jpg</b>", caption: "one\ntwo" });
  }
  const keys = await deriveManageKeys(secret);
  const vault = await readVault(server.vault ?? raise(), keys.vaultKey, keys.shareId);
  expect(vault.pictures[1]).toMatchObject({ title: "<b>said.jpg</b>", caption: "one\ntwo" });

  const other = setUp(["bad.jpg", "a.jpg"], policy(), how, markEach, 0);
  await other.sending.run();
  await other.sending.runWithout(0);
  const { manifest } = await lookThrough(other.server, other.sending.view.sent?.links[0]?.url ?? "");
  expect(manifest.cover).toBeUndefined();
});

test("a picture that fails stops it; without it the rest is sent", async () => {
  const how: typeof prepare = (file, withOriginal) => {
    if (file.name === "bad.jpg") throw new PictureRefused({ problem: "unreadable", formatName: undefined });
    return prepare(file, withOriginal);
  };
  const { server, sending } = setUp(["a.jpg", "bad.jpg", "c.jpg"], policy(), how);
  await sending.run();
  expect(sending.view.failure).toEqual({
    kind: "picture",
    place: 1,
    refusal: { problem: "unreadable", formatName: undefined },
  });
  expect(server.said).not.toContain("POST /api/shares/publish");
  await sending.runWithout(1);
  const { manifest } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  expect(manifest.pictures.map(({ name }) => name)).toEqual(["picture-001.jpg", "picture-002.jpg"]);
});

test("after a full store has room again it goes on, and seals nothing twice", async () => {
  let prepared = 0;
  const how: typeof prepare = (file, withOriginal) => {
    prepared++;
    return prepare(file, withOriginal);
  };
  const { server, sending } = setUp(["a.jpg"], policy(), how);
  let uploads = 0;
  server.hinder = (said) =>
    said === "POST /api/uploads" && ++uploads === 2 ? problem(507, "storage-full") : undefined;
  await sending.run();
  expect(sending.view.failure).toEqual({ kind: "server", code: "storage-full" });
  await sending.run();
  expect(sending.view.failure).toBeUndefined();
  expect(prepared).toBe(1);
  const { blob, manifest } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  const { blob: number, key, id, length } = manifest.pictures[0]?.preview ?? raise();
  const opened = await openBytes(blob(number), key, associatedDataFor("preview", id), length);
  expect(new TextDecoder().decode(opened)).toBe("preview of a.jpg");
});

test("a pack that a full store refused is sent again as it was, not sealed anew", async () => {
  const { server, sending } = setUp(["a.jpg", "b.jpg"], policy());
  const bodies: string[] = [];
  let uploads = 0;
  server.hinder = (said) =>
    said === "POST /api/uploads" && ++uploads === 5 ? problem(507, "storage-full") : undefined;
  const { fetch } = server;
  vi.stubGlobal("fetch", async (address: string, request: RequestInit = {}) => {
    const body = new Uint8Array(await new Response(request.body ?? null).arrayBuffer());
    if (address === "/api/uploads") bodies.push(encodeBase64Url(await sha256(body)));
    return fetch(address, { ...request, body });
  });
  await sending.run();
  expect(sending.view.failure).toEqual({ kind: "server", code: "storage-full" });
  await sending.run();
  expect(sending.view.failure).toBeUndefined();
  expect(bodies[5]).toBe(bodies[4]);
  const { manifest } = await lookThrough(server, sending.view.sent?.links[0]?.url ?? "");
  expect(manifest.packs).toHaveLength(1);
});

test("a lost connection is waited out at every step", async () => {
  const { server, sending } = setUp(["a.jpg"], policy());
  const met = new Set<string>();
  server.hinder = (said) => {
    if (met.has(said)) return undefined;
    met.add(said);
    throw new TypeError("network");
  };
  await sending.run();
  expect(sending.view).toMatchObject({ failure: undefined, lost: false });
  expect(sending.view.sent?.links).toHaveLength(1);
});

test("the vault's lost answer doesn't stop it", async () => {
  const { server, sending } = setUp(["a.jpg"], policy());
  let tries = 0;
  server.hinder = (said) => {
    if (said === "PUT /api/vault" && ++tries === 1) return problem(412, "vault-changed");
    return said === "GET /api/vault" ? new Response("x", { headers: { etag: '"7"' } }) : undefined;
  };
  await sending.run();
  expect(sending.view.sent).toBeDefined();
});

test("cancelling has the server forget the draft, and nothing is published", async () => {
  const { server, sending } = setUp(["a.jpg", "b.jpg"], policy());
  server.hinder = (said) => {
    if (said === "POST /api/uploads") void sending.cancel();
    return undefined;
  };
  await sending.run();
  await vi.waitFor(() => expect(server.said).toContain("POST /api/shares/revoke"));
  expect(sending.view).toMatchObject({ sent: undefined, failure: undefined });
  expect(server.said).not.toContain("POST /api/shares/publish");
});

test("progress ends with every byte sent, whatever was guessed", async () => {
  const { sending } = setUp(["a.jpg", "b.jpg", "c.jpg", "d.jpg"], policy());
  expect(sending.view.progress.done).toBe(0);
  expect(sending.view.progress.total).toBeGreaterThan(4 * 9_000);
  await sending.run();
  const { done, total } = sending.view.progress;
  expect(done).toBe(total);
});

function raise(): never {
  throw new Error("missing");
}

const named = { audience: "named", names: "Anna\nBen\nBen" } as const;
const markPolicy = (changes: Partial<PolicyForm> = {}) =>
  policy({ ...named, mark: { ...emptyForm(0).mark, use: true, text: "For {recipient}" }, ...changes });

test("with marks every link has pictures of its own, and nothing else is there", async () => {
  const { server, sending } = setUp(["a.jpg", "b.jpg"], markPolicy());
  await sending.run();
  expect(sending.view.failure).toBeUndefined();
  const texts = ["For Anna", "For Ben #1", "For Ben #2"];
  const seen = new Set<number>();
  for (const [number, { url }] of (sending.view.sent?.links ?? []).entries()) {
    const { link, blob, manifest } = await lookThrough(server, url);
    expect(link.tier).toBe("view");
    for (const place of link.blobs) {
      expect(seen.has(place)).toBe(false);
      seen.add(place);
    }
    for (const [index, { preview, original }] of manifest.pictures.entries()) {
      expect(original).toBeUndefined();
      const opened = await openBytes(
        blob(preview.blob),
        preview.key,
        associatedDataFor("preview", preview.id),
        preview.length,
      );
      expect(new TextDecoder().decode(opened)).toBe(`preview of ${["a.jpg", "b.jpg"][index]} for ${texts[number]}`);
    }
  }
  expect([...server.blobs.keys()].sort()).toEqual([...seen].sort());
});

test("a marked picture whose second link's upload failed is not sealed twice for the first", async () => {
  let asked: number[][] = [];
  const marking: typeof markEach = (file, marks, take) => {
    asked = [...asked, marks.map(({ link }) => link)];
    return markEach(file, marks, take);
  };
  const { server, sending } = setUp(["a.jpg"], markPolicy(), prepare, marking);
  let uploads = 0;
  server.hinder = (said) =>
    said === "POST /api/uploads" && ++uploads === 2 ? problem(507, "storage-full") : undefined;
  await sending.run();
  expect(sending.view.failure).toBeDefined();
  await sending.run();
  expect(sending.view.sent?.links.length).toBe(3);
  // The second link's was sealed already, and only had to be uploaded again.
  expect(asked).toEqual([[0, 1, 2], [2]]);
});
