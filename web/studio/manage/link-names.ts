import type { Vault } from "../../format/vault";
import { useSay } from "../texts/say";

/** What a link is called: its recipient, or its place where it has none. The names stand in the vault alone. */
export function useLinkNames(vault: Vault | undefined): (number: number) => string {
  const say = useSay();
  return (number) => {
    const link = vault?.links.find((each) => each.number === number);
    if (link?.to !== undefined) return link.to;
    return vault?.links.length === 1 ? say("linkForAnyone") : say("linkNumber", number + 1);
  };
}
