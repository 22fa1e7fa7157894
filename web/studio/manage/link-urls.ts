import { useEffect, useState } from "preact/hooks";
import { linkUrl } from "../../format/link-text";
import type { Vault } from "../../format/vault";
import { linkOrigin } from "./link-origin";

/** The links themselves, by number: the vault holds their secrets, so that they can be copied again. */
export function useLinkUrls(vault: Vault | undefined): ReadonlyMap<number, string> {
  const [urls, setUrls] = useState<ReadonlyMap<number, string>>(new Map());
  useEffect(() => {
    let gone = false;
    void makeUrls(vault).then((made) => {
      if (!gone) setUrls(made);
    });
    return () => {
      gone = true;
    };
  }, [vault]);
  return urls;
}

async function makeUrls(vault: Vault | undefined): Promise<ReadonlyMap<number, string>> {
  if (vault === undefined) return new Map();
  const origin = await linkOrigin();
  const made = vault.links.map(
    async ({ number, secret }) => [number, await linkUrl(origin, "viewing", secret)] as const,
  );
  return new Map(await Promise.all(made));
}
