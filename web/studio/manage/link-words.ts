/** How a link stands, in words: the same in its panel as in the table of all. */
import type { Vault } from "../../format/vault";
import type { LinkStatus, StatusAnswer, Time } from "../../protocol/messages";
import { hasOriginals } from "../editing/approval";
import type { StudioSay } from "../texts/say";

export function stateText(say: StudioSay, link: LinkStatus): string {
  return link.state === "ended" && link.reason ? say(`reason_${link.reason}`) : say(`state_${link.state}`);
}

/** How it stands with originals, where they wait, or waited, for the owner's approval. */
export function approvalOf(link: LinkStatus, status: StatusAnswer, vault: Vault | undefined): Approval | undefined {
  const at = status.events.findLast(({ kind, link: number }) => kind === "approved" && number === link.number)?.time;
  if (link.tier === "full") return at === undefined ? undefined : { at };
  return link.state !== "ended" && vault && !vault.marked && hasOriginals(vault) ? "waiting" : undefined;
}

export type Approval = "waiting" | { readonly at: Time };

/** When a link starts, where that is still to come. */
export function startOf({ notBefore }: LinkStatus, now: string): Date | undefined {
  return notBefore !== null && Date.parse(notBefore) > Date.parse(now) ? new Date(notBefore) : undefined;
}

export function openingsText(say: StudioSay, link: LinkStatus): string {
  return link.limit === null ? say("openingsUsed", link.openings) : say("openingsOf", link.openings, link.limit);
}
