import type { Vault } from "../../format/vault";
import { distinctNames } from "../parts/distinct-names";
import { useSay } from "../texts/say";

/** What a link is called: its recipient, or its place where it has none. The names stand in the vault alone. */
export function useLinkNames(vault: Vault | undefined): (number: number) => string {
  const say = useSay();
  const links = vault?.links ?? [];
  const distinct = distinctNames(links.map(({ to }) => to));
  const names = new Map(links.map((link, place) => [link.number, distinct[place]]));
  return (number) => {
    const name = names.get(number);
    if (name !== undefined) return name;
    return vault?.links.length === 1 ? say("linkForAnyone") : say("linkNumber", number + 1);
  };
}
