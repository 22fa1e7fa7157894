/** Makes every living link list what the vault says, with a manifest sealed anew. Links that do already are left alone. */
import { type Bytes, same } from "../../format/bytes";
import { type Manifest, readManifest } from "../../format/manifest";
import type { OthersPicks, PicksAccess } from "../../format/picks-access";
import type { Vault, VaultLink } from "../../format/vault";
import { deriveLocator } from "../../format/viewing-keys";
import { writeManifest } from "../../format/write-manifest";
import { listLink, relistLink } from "../../protocol/owning";
import { isProblem } from "../../protocol/problems";
import { blobsOf, forLink } from "./share-content";
import type { ShareServer } from "./share-server";

export type SyncTold = (done: number, all: number) => void;

/** What `gone` names besides is destroyed: the vault no longer knows it. */
export async function syncLinks(
  server: ShareServer,
  vault: Vault,
  gone: readonly number[],
  told: SyncTold,
): Promise<void> {
  const living = await server.living();
  const links = vault.links.filter(({ number }) => living.has(number));
  for (const [done, link] of links.entries()) {
    told(done, links.length);
    try {
      await syncLink(server, vault, link, gone);
    } catch (error) {
      // It ended meanwhile, and its blobs with it.
      if (!isProblem(error, "link-ended", "no-such-link")) throw error;
    }
  }
  told(links.length, links.length);
}

/** Whether some living link lists something else than the vault says: a change that broke off. Reads no manifest. */
export async function isUnsynced(server: ShareServer, vault: Vault): Promise<boolean> {
  // With marks every link has pictures of its own, of which the vault knows the first link's only.
  if (vault.marked) return false;
  const living = await server.living();
  for (const link of vault.links.filter(({ number }) => living.has(number))) {
    try {
      const list = await server.persist(() => listLink(server.owner, link.number, server.signal));
      if (!listsAll(list, vault, link)) return true;
    } catch (error) {
      if (!isProblem(error, "link-ended", "no-such-link")) throw error;
    }
  }
  return false;
}

async function syncLink(server: ShareServer, vault: Vault, link: VaultLink, gone: readonly number[]): Promise<void> {
  const list = await server.persist(() => listLink(server.owner, link.number, server.signal));
  const others = othersOf(vault, link);
  const listed = listsAll(list, vault, link);
  if (listed && !link.picks) return;
  const locator = await deriveLocator(link.secret);
  const before = await readManifest(await server.readBlob(list.blobs[0] ?? 0), link.manifestKey, locator);
  if (listed && before.tier === link.tier && hasOthers(before.picks, others)) return;
  const content = forLink(vault, link.tier, before.picks !== undefined);
  const after: Manifest = {
    ...before,
    tier: link.tier,
    cover: coverAmong(content.pictures, before),
    originals: link.tier === "view" ? before.originals : undefined,
    picks: before.picks && { ...before.picks, others: others.length > 0 ? others : undefined },
    ...content,
  };
  const sealed = new Blob([await writeManifest(after, link.manifestKey, locator)]);
  await server.upload({ number: list.nextBlob, sealed, fresh: true });
  const blobs = [list.nextBlob, ...blobsOf(vault, link.tier)];
  const request = { number: link.number, tier: link.tier, blobs, destroy: [...new Set(gone)] };
  await server.persist(() => relistLink(server.owner, request, server.signal));
}

/** By what it is, not where: pictures before it may have gone, and it too. */
function coverAmong(pictures: Manifest["pictures"], before: Manifest): number | undefined {
  const cover = before.cover === undefined ? undefined : before.pictures[before.cover];
  if (cover === undefined) return undefined;
  const place = pictures.findIndex(({ preview }) => same(preview.id, cover.preview.id));
  return place < 0 ? undefined : place;
}

function listsAll(list: { readonly blobs: readonly number[]; readonly tier: string }, vault: Vault, link: VaultLink) {
  const wanted = blobsOf(vault, link.tier);
  const [, ...listed] = list.blobs;
  return (
    list.tier === link.tier &&
    listed.length === wanted.length &&
    listed.every((number, place) => number === wanted[place])
  );
}

type Noted = Pick<VaultLink, "number" | "to" | "picks">;

/** Links whose holders share their picks with this one's, those that came later too. */
export function othersOf(
  { links }: { readonly links: readonly Noted[] },
  { number, picks }: Pick<Noted, "number" | "picks">,
): OthersPicks[] {
  if (!picks?.shared) return [];
  return links.flatMap((other) =>
    other.picks?.shared && other.number !== number
      ? [{ link: other.number, to: other.to, id: other.picks.id, key: other.picks.key }]
      : [],
  );
}

function hasOthers(picks: PicksAccess | undefined, wanted: readonly OthersPicks[]): boolean {
  const there = picks?.others ?? [];
  const alike = (one: Bytes, other: Bytes | undefined) => other !== undefined && same(one, other);
  return there.length === wanted.length && there.every(({ id }, place) => alike(id, wanted[place]?.id));
}
