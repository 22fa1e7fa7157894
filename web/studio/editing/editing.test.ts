import { afterEach, expect, test, vi } from "vitest";
import { associatedDataFor } from "../../format/associated-data";
import { random, utf8 } from "../../format/bytes";
import { openBytes } from "../../format/open";
import { sealBytes } from "../../format/seal";
import type { Vault } from "../../format/vault";
import type { Prepared } from "../work/messages";
import { PictureRefused } from "../work/picture";
import { Adding } from "./adding";
import { approve } from "./approval";
import { editShare } from "./edit-share";
import { isUnsynced } from "./link-syncing";
import { removePictures } from "./picture-removal";
import { problem, SmallShare, type SmallSharing } from "./small-share";

async function share(how: SmallSharing): Promise<SmallShare> {
  const made = await SmallShare.make(how);
  vi.stubGlobal("fetch", made.fetch);
  return made;
}

afterEach(() => vi.unstubAllGlobals());

function remove(of: SmallShare, ...places: number[]) {
  const wanted = new Set(places.map((place) => of.first.pictures[place]?.preview.blob ?? -1));
  const server = of.server();
  return editShare(server, of.keys, (vault) => removePictures(server, vault, wanted));
}

function offer(of: SmallShare, ...numbers: number[]) {
  return editShare(of.server(), of.keys, async (vault) => approve(vault, new Set(numbers)));
}

const names = (of: { readonly pictures: readonly { readonly name: string }[] }) => of.pictures.map(({ name }) => name);

test("a removed picture is gone from vault, links and store, and its thumbnail from the pack", async () => {
  const made = await share({ pictures: 3, links: 2 });
  const gone = made.first.pictures[1];
  const { changes } = await remove(made, 1);
  expect(changes).toBe(1);
  const vault = await made.now();
  expect(names(vault)).toEqual(["picture-001.jpg", "picture-003.jpg"]);
  for (const link of [0, 1]) expect(names(await made.manifest(link))).toEqual(names(vault));
  for (const blob of [0, gone?.preview.blob, gone?.original?.blob]) expect(made.blobs.has(blob ?? -1)).toBe(false);
  const pack = vault.packs[0];
  const content = await openBytes(
    made.blobs.get(pack?.blob ?? -1) ?? random(1),
    pack?.key ?? random(1),
    associatedDataFor("pack", pack?.id ?? random(1)),
    pack?.length,
  );
  expect(new TextDecoder().decode(content)).toBe("thumb 0thumb 2");
});

test("the original of a removed picture goes though no link lists it yet", async () => {
  const made = await share({ pictures: 2, links: 2, tier: "view" });
  const [gone, stays] = made.first.pictures;
  await remove(made, 0);
  expect(made.blobs.has(gone?.original?.blob ?? -1)).toBe(false);
  expect(made.blobs.has(stays?.original?.blob ?? -1)).toBe(true);
});

test("a document goes with the first of its pages, and stays when another picture goes", async () => {
  const made = await share({ pictures: 4, links: 2, withDocument: true });
  const [document] = made.first.documents ?? [];
  await remove(made, 3);
  expect(made.blobs.has(document?.blob ?? -1)).toBe(true);
  expect((await made.manifest(1)).documents?.map(({ name }) => name)).toEqual(["document-001.pdf"]);
  await remove(made, 1);
  expect(made.blobs.has(document?.blob ?? -1)).toBe(false);
  expect((await made.now()).documents).toBeUndefined();
  for (const link of [0, 1]) expect((await made.manifest(link)).documents).toBeUndefined();
});

test("a document waits for approval with the originals", async () => {
  const made = await share({ pictures: 2, links: 2, tier: "view", withDocument: true });
  const number = made.first.documents?.[0]?.blob ?? -1;
  expect((await made.manifest(0)).documents).toBeUndefined();
  expect(made.links[0]?.blobs).not.toContain(number);
  await offer(made, 0);
  const [document] = (await made.manifest(0)).documents ?? [];
  expect(document).toMatchObject({ name: "document-001.pdf", file: undefined, pages: undefined });
  expect(made.links[0]?.blobs[document?.blob ?? -1]).toBe(number);
  expect((await made.manifest(1)).documents).toBeUndefined();
  expect(made.links[1]?.blobs).not.toContain(number);
});

test("all pictures can't be removed, nor any of a marked share", async () => {
  const made = await share({ pictures: 2, links: 1 });
  await expect(remove(made, 0, 1)).rejects.toMatchObject({ why: "nothing-left" });
  const marked = await share({ pictures: 2, links: 1, marked: true });
  await expect(remove(marked, 0)).rejects.toMatchObject({ why: "marked" });
  expect(marked.said).not.toContain("PUT /api/vault");
});

test("an approved link alone gets the keys of originals, and no longer waits", async () => {
  const made = await share({ pictures: 2, links: 2, tier: "view" });
  await offer(made, 0);
  const [anna, ben] = [await made.manifest(0), await made.manifest(1)];
  expect(anna).toMatchObject({ tier: "full", originals: undefined });
  const keys = made.first.pictures.map(({ original }) => original?.key);
  expect(anna.pictures.map(({ original }) => original?.key)).toEqual(keys);
  expect(made.links[0]?.blobs.length).toBe(6);
  expect(ben).toMatchObject({ tier: "view", originals: "after-approval" });
  expect(ben.pictures.every(({ original }) => original === undefined)).toBe(true);
  expect(made.links[1]?.blobs.length).toBe(4);
});

test.each<[string, string, "lose-answer" | "busy"]>([
  ["the vault's answer is lost", "PUT /api/vault", "lose-answer"],
  ["a relist's answer is lost", "POST /api/links/relist", "lose-answer"],
  ["an upload's answer is lost", "POST /api/uploads", "lose-answer"],
  ["the server is busy", "POST /api/links/list", "busy"],
])("a change is made once when %s", async (_, what, how) => {
  const made = await share({ pictures: 3, links: 2 });
  let hindered = 0;
  made.hinder = (said) => {
    if (said !== what || hindered++ > 0) return undefined;
    return how === "busy" ? problem(503, "store-unavailable") : how;
  };
  const { changes } = await remove(made, 2);
  expect(changes).toBe(1);
  expect(hindered).toBeGreaterThan(1);
  for (const link of [0, 1]) expect(names(await made.manifest(link))).toEqual(["picture-001.jpg", "picture-002.jpg"]);
  expect(made.version).toBe(2);
});

test("two devices that change at once both get their way", async () => {
  const made = await share({ pictures: 4, links: 2, tier: "view" });
  let other: Promise<unknown> | undefined;
  made.hinder = (said) => {
    // While the first device writes its vault, the second does all it wants.
    if (said === "PUT /api/vault" && other === undefined) {
      other = offer(made, 0, 1);
    }
    return undefined;
  };
  await remove(made, 0);
  await other;
  await offer(made);
  const vault = await made.now();
  expect(names(vault)).toEqual(["picture-002.jpg", "picture-003.jpg", "picture-004.jpg"]);
  expect(vault.links.every(({ tier }) => tier === "full")).toBe(true);
  for (const link of [0, 1]) {
    expect(await made.manifest(link)).toMatchObject({ tier: "full", pictures: [{ name: "picture-002.jpg" }, {}, {}] });
  }
});

test("a change that broke off is noticed, and made good without asking again", async () => {
  const made = await share({ pictures: 3, links: 2 });
  made.hinder = (said) => (said === "POST /api/links/relist" ? problem(413, "too-large") : undefined);
  await expect(remove(made, 0)).rejects.toThrow();
  made.hinder = () => undefined;
  expect(names(await made.manifest(1))).toHaveLength(3);
  expect(await isUnsynced(made.server(), await made.now())).toBe(true);
  await editShare(made.server(), made.keys, async (vault) => ({ vault, changes: 0, gone: [] }));
  expect(names(await made.manifest(1))).toHaveLength(2);
  expect(await isUnsynced(made.server(), await made.now())).toBe(false);
});

test("a link that has ended keeps nobody from the others", async () => {
  const made = await share({ pictures: 2, links: 3 });
  made.links[1] = { ...(made.links[1] ?? { tier: "view", blobs: [] }), state: "ended" };
  await remove(made, 0);
  expect(names(await made.manifest(2))).toEqual(["picture-002.jpg"]);
  made.links.forEach((link) => {
    link.state = "ended";
  });
  const server = made.server();
  await expect(server.freeBlobs()).rejects.toMatchObject({ why: "nothing-lives" });
});

test("links that came later are among the others of older ones after any change", async () => {
  const made = await share({ pictures: 2, links: 2, picks: true });
  const vault = await made.now();
  const later = { ...vault.links[0], number: 7, to: "Carla" } as Vault["links"][number];
  await editShare(made.server(), made.keys, async (before) => ({
    vault: { ...before, links: [...before.links, later] },
    changes: 1,
    gone: [],
  }));
  const { picks } = await made.manifest(0);
  expect(picks?.others?.map(({ to }) => to)).toEqual(["Link 1", "Carla"]);
});

async function prepare(file: File, withOriginal: boolean): Promise<Prepared> {
  if (file.name === "bad.jpg") throw new PictureRefused({ problem: "malformed", formatName: undefined });
  const rendition = async (kind: "preview" | "original") => {
    const [id, key] = [random(16), random(32)];
    const sealed = await sealBytes(utf8(kind), key, associatedDataFor(kind, id));
    const length = kind.length;
    return { sealed: new Blob([sealed]), id, key, length, mediaType: "image/jpeg", width: 40, height: 30 };
  };
  return {
    mediaType: "image/jpeg",
    width: 400,
    height: 300,
    thumbnail: { bytes: new Blob([`thumbnail of ${file.name}`], { type: "image/webp" }), width: 40, height: 30 },
    placeholder: random(21),
    preview: await rendition("preview"),
    original: withOriginal ? await rendition("original") : undefined,
  };
}

function adding(to: SmallShare, files: string[], withOriginals = true, keepNames = false): Adding {
  const words = { title: "Dusk", caption: undefined };
  const pictures = files.map((name) => ({
    file: new File(["x"], name),
    name,
    width: 400,
    height: 300,
    length: 9,
    ...words,
  }));
  return new Adding({ pictures, withOriginals, keepNames }, { ...to.server().tools, keys: to.keys, prepare });
}

test("added pictures stand behind the others in every link, under the next neutral names", async () => {
  const made = await share({ pictures: 2, links: 2, tier: "view" });
  const more = adding(made, ["IMG_1.jpg", "IMG_2.jpg"]);
  await more.run();
  expect(more.view).toMatchObject({ failure: undefined, added: { count: 2 } });
  const vault = await made.now();
  expect(names(vault)).toEqual(["picture-001.jpg", "picture-002.jpg", "picture-003.jpg", "picture-004.jpg"]);
  expect(vault.pictures.map(({ file }) => file)).toEqual([undefined, undefined, "IMG_1.jpg", "IMG_2.jpg"]);
  expect(vault.pictures[2]).toMatchObject({ title: "Dusk" });
  const manifest = await made.manifest(1);
  expect(names(manifest)).toEqual(names(vault));
  // Originals wait for approval like the others; nobody reads the files' own names.
  expect(manifest.pictures.some(({ original, file }) => original !== undefined || file !== undefined)).toBe(false);
  expect(made.links[1]?.blobs).not.toContain(vault.pictures[3]?.original?.blob);
  expect(made.blobs.has(vault.pictures[3]?.original?.blob ?? -1)).toBe(true);
});

test("kept names are told apart from those that are there", async () => {
  const made = await share({ pictures: 2, links: 1 });
  const more = adding(made, ["PICTURE-001.jpg", "sea.jpg"], true, true);
  await more.run();
  expect(names(await made.now()).slice(2)).toEqual(["PICTURE-001 (2).jpg", "sea.jpg"]);
});

test("a picture that fails is left out on request; what has arrived is not sent twice", async () => {
  const made = await share({ pictures: 1, links: 1 });
  const more = adding(made, ["a.jpg", "bad.jpg", "c.jpg"]);
  await more.run();
  expect(more.view.failure).toMatchObject({ kind: "picture", place: 1 });
  const uploads = made.said.filter((said) => said === "POST /api/uploads").length;
  await more.runWithout(1);
  expect(more.view).toMatchObject({ failure: undefined, added: { count: 2 } });
  expect(names(await made.manifest(0))).toHaveLength(3);
  expect(made.said.filter((said) => said === "POST /api/uploads").length - uploads).toBeLessThanOrEqual(4);
});

test("adding that stopped behind the vault goes on without doubling a picture", async () => {
  const made = await share({ pictures: 1, links: 2 });
  made.hinder = (said) => (said === "POST /api/links/relist" ? problem(507, "storage-full") : undefined);
  const more = adding(made, ["a.jpg"]);
  await more.run();
  expect(more.view.failure).toMatchObject({ kind: "server", code: "storage-full" });
  made.hinder = () => undefined;
  await more.run();
  expect(more.view).toMatchObject({ failure: undefined, added: { count: 1 } });
  expect(names(await made.manifest(1))).toEqual(["picture-001.jpg", "picture-002.jpg"]);
});

test("cancelled adding leaves links as they were and nothing in the store", async () => {
  const made = await share({ pictures: 1, links: 1 });
  const [before, stored] = [made.links[0]?.blobs, made.blobs.size];
  const more = adding(made, ["a.jpg", "bad.jpg"]);
  await more.run();
  await more.cancel();
  expect(made.links[0]?.blobs).toEqual(before);
  expect(made.blobs.size).toBe(stored);
});

test("a number that another device took meanwhile is not taken for one's own", async () => {
  const made = await share({ pictures: 2, links: 1 });
  let taken = false;
  made.hinder = (said) => {
    if (said === "POST /api/uploads" && !taken) {
      taken = true;
      made.blobs.set(Math.max(...made.blobs.keys()) + 1, random(99));
    }
    return undefined;
  };
  await remove(made, 0).catch(() => remove(made, 0));
  const [pack] = (await made.now()).packs;
  expect(made.blobs.get(pack?.blob ?? -1)?.length).not.toBe(99);
});
