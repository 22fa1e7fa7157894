/** How a link stands, in words: the same in its panel as in the table of all. */
import type { LinkStatus } from "../../protocol/messages";
import type { StudioSay } from "../texts/say";

export function stateText(say: StudioSay, link: LinkStatus): string {
  return link.state === "ended" && link.reason ? say(`reason_${link.reason}`) : say(`state_${link.state}`);
}

/** When a link starts, where that is still to come. */
export function startOf({ notBefore }: LinkStatus, now: string): Date | undefined {
  return notBefore !== null && Date.parse(notBefore) > Date.parse(now) ? new Date(notBefore) : undefined;
}

export function openingsText(say: StudioSay, link: LinkStatus): string {
  return link.limit === null ? say("openingsUsed", link.openings) : say("openingsOf", link.openings, link.limit);
}
