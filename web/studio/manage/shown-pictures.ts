/** The pictures that an owner is shown, and their thumbnails, fetched once for the whole screen. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { PictureList } from "../../format/picture-codec";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import type { OpenedPacks } from "../../protocol/opened-packs";
import type { Owner } from "../../protocol/owning";
import { readLinkPictures } from "./link-pictures";
import { openPacks } from "./open-picture";

export interface ShownPictures {
  /** Undefined while it is fetched. */
  readonly list: PictureList | undefined;
  /** Undefined once the server has destroyed them. */
  readonly packs: OpenedPacks | undefined;
  /** With marks: the links whose pictures can be looked at, and the one whose are. */
  readonly links: readonly number[];
  readonly link: number | undefined;
  readonly choose: (link: number) => void;
}

export function useShownPictures(owner: Owner, vault: Vault | undefined, status: StatusAnswer): ShownPictures {
  const [wanted, choose] = useState<number>();
  const links = useLivingLinks(vault, status);
  const link = wanted !== undefined && links.includes(wanted) ? wanted : links[0];
  const own = useLinkPictures(owner, vault, link);
  const list = vault?.marked && link !== undefined ? own : vault;
  // Told by their ids: a vault that was read again has the same ones.
  const names = list?.packs.map(({ id }) => encodeBase64Url(id)).join();
  const gone = status.state === "ended";
  const packs = useMemo(() => (gone || !list ? undefined : openPacks(owner, list.packs)), [owner, names, gone]);
  useEffect(() => () => packs?.wipe(), [packs]);
  return { list, packs, links, link, choose };
}

/** Only with marks do they differ in what they show. */
function useLivingLinks(vault: Vault | undefined, status: StatusAnswer): readonly number[] {
  const living = vault?.marked ? status.links.flatMap(({ number, state }) => (state === "ended" ? [] : [number])) : [];
  return useMemo(() => living, [living.join()]);
}

function useLinkPictures(owner: Owner, vault: Vault | undefined, number: number | undefined): PictureList | undefined {
  const [list, setList] = useState<PictureList>();
  useEffect(() => {
    const link = vault?.links.find((each) => each.number === number);
    if (link === undefined) return;
    const stop = new AbortController();
    setList(undefined);
    readLinkPictures(owner, link, stop.signal).then(setList, () => undefined);
    return () => stop.abort();
  }, [owner, vault, number]);
  return list;
}
