import type { ServerAnswer } from "../../protocol/messages";
import type { PolicyBounds } from "../policy/policy";

/** What this server allows a sender to decide. */
export function policyBounds({ limits, codes, passkeys, notices }: ServerAnswer): PolicyBounds {
  return {
    lifetime: { shortest: limits.shortestLifetimeSeconds, longest: limits.lifetimeSeconds },
    links: limits.links,
    codes,
    passkeys,
    notices,
  };
}
