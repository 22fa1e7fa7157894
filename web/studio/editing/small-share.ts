/** For tests: a published share on as much of a server as editing talks to. `hinder` may answer a request in its place. */
import { associatedDataFor } from "../../format/associated-data";
import { type Bytes, concat, random, utf8 } from "../../format/bytes";
import type { ManifestDocument } from "../../format/documents";
import { createSecret } from "../../format/link-text";
import { deriveManageKeys } from "../../format/manage-keys";
import { type Manifest, readManifest } from "../../format/manifest";
import { newPickId } from "../../format/picks";
import { sealBytes } from "../../format/seal";
import { decodeBase64Url } from "../../format/strict-base64-url";
import type { Tier } from "../../format/tier";
import { readVault, type Vault, type VaultLink, writeVault } from "../../format/vault";
import { deriveLocator } from "../../format/viewing-keys";
import { writeManifest } from "../../format/write-manifest";
import type { RelistRequest } from "../../protocol/messages";
import { othersOf } from "./link-syncing";
import { blobsOf, forLink } from "./share-content";
import { ShareServer } from "./share-server";

export interface SmallLink {
  tier: Tier;
  blobs: number[];
  state: "live" | "ended";
}

export interface SmallSharing {
  readonly pictures: number;
  readonly links: number;
  readonly withOriginals?: boolean;
  readonly tier?: Tier;
  readonly picks?: boolean;
  readonly marked?: boolean;
  /** Whose pages are the first two pictures. */
  readonly withDocument?: boolean;
}

export class SmallShare {
  readonly said: string[] = [];
  readonly blobs = new Map<number, Bytes>();
  readonly links: SmallLink[] = [];
  vault: Bytes = new Uint8Array();
  version = 1;
  /** Answers in the server's place, or lets it answer and then loses the answer. */
  hinder: (said: string) => Response | "lose-answer" | undefined = () => undefined;

  private constructor(
    readonly keys: Awaited<ReturnType<typeof deriveManageKeys>>,
    readonly first: Vault,
  ) {}

  /** Thumbnails of one pack, `thumb N`; previews and originals are random bytes. */
  static async make({
    pictures,
    links,
    withOriginals = true,
    tier = "full",
    picks = false,
    marked,
    ...more
  }: SmallSharing) {
    const keys = await deriveManageKeys(createSecret());
    const thumbs = Array.from({ length: pictures }, (_, place) => utf8(`thumb ${place}`));
    const pack = { blob: 0, id: random(16), key: random(32), length: 0 };
    const content = await new Blob(thumbs).arrayBuffer();
    const { withDocument = false } = more;
    let number = 1;
    const blob = () => ({
      blob: number++,
      id: random(16),
      key: random(32),
      length: 9,
      mediaType: "image/webp",
      width: 4,
      height: 3,
    });
    const plain: Vault = {
      created: "2026-11-24T09:30:00Z",
      marked,
      links: Array.from(
        { length: links },
        (_, link): VaultLink => ({
          number: link,
          to: `Link ${link}`,
          secret: createSecret(),
          linkKey: random(32),
          manifestKey: random(32),
          tier,
          password: false,
          picks: picks ? { id: random(16), key: random(32), remarks: true, shared: true } : undefined,
        }),
      ),
      packs: [{ ...pack, length: content.byteLength }],
      pictures: thumbs.map((thumb, place) => ({
        name: `picture-00${place + 1}.jpg`,
        id: newPickId(),
        width: 40,
        height: 30,
        thumbnail: {
          pack: 0,
          offset: place * thumb.length,
          length: thumb.length,
          mediaType: "image/webp",
          width: 4,
          height: 3,
        },
        preview: blob(),
        ...(withOriginals && { original: blob() }),
      })),
    };
    const vault: Vault = withDocument ? { ...plain, documents: [documentOf(plain, blob())] } : plain;
    const share = new SmallShare(keys, vault);
    share.blobs.set(0, await sealBytes(new Uint8Array(content), pack.key, associatedDataFor("pack", pack.id)));
    for (let each = 1; each < number; each++) share.blobs.set(each, random(60));
    for (const link of vault.links) await share.#publish(link, picks);
    share.vault = await writeVault(vault, keys.vaultKey, keys.shareId);
    return share;
  }

  async #publish(link: VaultLink, picks: boolean): Promise<void> {
    const number = Math.max(...this.blobs.keys()) + 1;
    const others = othersOf(this.first, link);
    const manifest: Manifest = {
      tier: link.tier,
      to: link.to,
      originals: link.tier === "view" && this.first.pictures[0]?.original ? "after-approval" : undefined,
      picks: link.picks && { ...link.picks, others: others.length > 0 ? others : undefined },
      ...forLink(this.first, link.tier, picks),
    };
    this.blobs.set(number, await writeManifest(manifest, link.manifestKey, await deriveLocator(link.secret)));
    this.links.push({ tier: link.tier, blobs: [number, ...blobsOf(this.first, link.tier)], state: "live" });
  }

  server(signal = new AbortController().signal): ShareServer {
    const owner = { shareId: "x", ownerToken: "y" };
    const waiting = { sleep: async () => {}, random: () => 0.5 };
    return new ShareServer({ owner, chunkBytes: 8_000_000, waiting, now: () => 0, lostChanged: () => {} }, signal);
  }

  /** What the owner would read now. */
  now(): Promise<Vault> {
    return readVault(this.vault, this.keys.vaultKey, this.keys.shareId);
  }

  /** What a link's holder would read now. */
  async manifest(number: number): Promise<Manifest> {
    const link = this.first.links[number];
    if (link === undefined) throw new Error("no such link");
    const sealed = this.blobs.get(this.links[number]?.blobs[0] ?? -1) ?? new Uint8Array();
    return readManifest(sealed, link.manifestKey, await deriveLocator(link.secret));
  }

  readonly fetch = async (address: string, request: RequestInit = {}): Promise<Response> => {
    const said = `${request.method ?? "GET"} ${address}`;
    this.said.push(said);
    const body = new Uint8Array(await new Response(request.body ?? null).arrayBuffer());
    const hindered = this.hinder(said);
    const answer = hindered instanceof Response ? hindered : this.#answer(said, new Headers(request.headers), body);
    if (hindered === "lose-answer") throw new TypeError("network");
    answer.headers.set("darkslide-protocol", "1");
    return answer;
  };

  #answer(said: string, headers: Headers, body: Bytes): Response {
    const json = () => JSON.parse(new TextDecoder().decode(body));
    switch (said) {
      case "GET /api/shares/status":
        return Response.json({ state: "live", links: this.links.map(({ state }, number) => ({ number, state })) });
      case "GET /api/vault":
        return new Response(this.vault, { headers: { etag: `"${this.version}"` } });
      case "PUT /api/vault":
        if (headers.get("if-match") !== `"${this.version}"`) return problem(412, "vault-changed");
        this.vault = body;
        this.version++;
        return new Response(null, { status: 204, headers: { etag: `"${this.version}"` } });
      case "POST /api/links/list": {
        const link = this.links[json().number];
        if (link === undefined || link.state === "ended") return problem(409, "link-ended");
        return Response.json({ ...link, nextBlob: Math.max(...this.blobs.keys()) + 1 });
      }
      case "POST /api/links/relist":
        return this.#relist(json());
      case "POST /api/uploads": {
        const number = Number(atob((headers.get("upload-metadata") ?? "").slice(5)));
        if (this.blobs.has(number)) return problem(409, "blob-complete");
        this.blobs.set(number, body);
        const place = { location: "/api/uploads/x", "upload-offset": String(body.length) };
        return new Response(null, { status: 201, headers: place });
      }
      default: {
        const blob = this.blobs.get(Number(said.replace("GET /api/shares/blobs/", "")));
        return blob === undefined ? problem(404, "no-such-blob") : new Response(blob);
      }
    }
  }

  #relist({ number, tier, blobs, destroy }: RelistRequest): Response {
    const link = this.links[number];
    if (link === undefined || link.state === "ended") return problem(409, "link-ended");
    if (blobs.some((blob) => !this.blobs.has(blob))) return problem(409, "share-incomplete");
    const before = link.blobs;
    link.blobs = [...blobs];
    link.tier = tier;
    const listed = new Set(this.links.flatMap((each) => (each.state === "live" ? each.blobs : [])));
    for (const blob of [...before, ...destroy]) if (!listed.has(blob)) this.blobs.delete(blob);
    return new Response(null, { status: 204 });
  }
}

function documentOf({ pictures }: Vault, { blob, id, key }: Pick<ManifestDocument, "blob" | "id" | "key">) {
  const pages = pictures.slice(0, 2).map((page) => decodeBase64Url(page.id ?? "", 8) ?? new Uint8Array());
  return { name: "document-001.pdf", file: "Contract.pdf", pages: concat(...pages), blob, id, key, length: 40 };
}

export function problem(status: number, code: string): Response {
  return Response.json({ code }, { status });
}
