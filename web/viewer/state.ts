import type { ComponentType } from "preact";
import type { DescribeAnswer, PasskeyWanted, PasswordCost, Tier } from "../protocol/messages";
import type { Keepsake, Session } from "./session";

/** What the page knows of a link before it is opened. */
export interface Gate {
  readonly tier: Tier;
  /** In the device's milliseconds, counted from the server's `now`. */
  readonly ends: number;
  readonly password: PasswordCost | null;
  readonly views: { readonly limit: number; readonly left: number } | null;
  readonly untilDownloaded: boolean;
  readonly leaseSeconds: number;
  /** Seconds that one opening shows pictures, where that is limited. */
  readonly show: number | null;
  /** What is wanted besides secret and password. */
  readonly asks: Asks | null;
}

export interface Asks {
  readonly devices: { readonly limit: number } | null;
  readonly code: object | null;
  readonly passkey: PasskeyWanted | null;
}

export type LinkFault = "missing" | "cut-short" | "damaged" | "wrong-type";
/** Why a link that was open or asked for shows nothing (any more). */
export type End = "unavailable" | "ended" | "over" | "lost" | "saved";

export type State =
  | { readonly at: "reading" }
  | { readonly at: "refused"; readonly why: LinkFault }
  | { readonly at: "ready"; readonly gate: Gate }
  | { readonly at: "password"; readonly gate: Gate; readonly wrong: boolean; readonly triesLeft: number | undefined }
  | { readonly at: "locked" }
  | { readonly at: "waiting"; readonly starts: number }
  | { readonly at: "admission"; readonly gate: Gate | undefined; readonly part: ComponentType }
  | { readonly at: "opening"; readonly gate: Gate | undefined; readonly step: "key" | "asking" | "list" }
  | { readonly at: "showing"; readonly session: Session }
  | { readonly at: "ended"; readonly how: End; readonly keepsake?: Keepsake | undefined }
  | { readonly at: "unreachable" }
  | { readonly at: "other-version" }
  | { readonly at: "unreadable" };

export type Happening =
  | { readonly is: "refused"; readonly why: LinkFault }
  | { readonly is: "described"; readonly gate: Gate; readonly locked: boolean }
  | { readonly is: "step"; readonly step: "key" | "asking" | "list" }
  | { readonly is: "wrong-password"; readonly triesLeft: number | undefined }
  | { readonly is: "locked" }
  | { readonly is: "waiting"; readonly starts: number }
  | { readonly is: "admission"; readonly part: ComponentType }
  | { readonly is: "opened"; readonly session: Session }
  | { readonly is: "ended"; readonly how: End; readonly keepsake?: Keepsake | undefined }
  | { readonly is: "unreachable" }
  | { readonly is: "other-version" }
  | { readonly is: "unreadable" }
  | { readonly is: "again" };

export const first: State = { at: "reading" };

export function next(state: State, happening: Happening): State {
  // Nothing that still arrives from a session that was wiped may bring anything back; only a person's retry does. "Saved"
  // and the channel's "ended" come in either order, and that all was saved is the better news.
  const news = happening.is === "again" || (happening.is === "ended" && happening.how === "saved");
  if (state.at === "ended" && !news) return state;
  switch (happening.is) {
    case "refused":
      return { at: "refused", why: happening.why };
    case "described":
      if (happening.locked) return { at: "locked" };
      if (happening.gate.password) return { at: "password", gate: happening.gate, wrong: false, triesLeft: undefined };
      return { at: "ready", gate: happening.gate };
    case "step":
      return { at: "opening", gate: gateOf(state), step: happening.step };
    case "wrong-password": {
      const gate = gateOf(state);
      if (happening.triesLeft === 0) return { at: "locked" };
      return gate?.password
        ? { at: "password", gate, wrong: true, triesLeft: happening.triesLeft }
        : { at: "ended", how: "unavailable" };
    }
    case "locked":
      return { at: "locked" };
    case "waiting":
      return { at: "waiting", starts: happening.starts };
    case "admission":
      return { at: "admission", gate: gateOf(state), part: happening.part };
    case "opened":
      return { at: "showing", session: happening.session };
    case "ended":
      return { at: "ended", how: happening.how, keepsake: happening.keepsake };
    case "unreachable":
      // What is shown goes on being shown: its session watches its channel itself.
      return state.at === "showing" ? state : { at: "unreachable" };
    case "other-version":
      return { at: "other-version" };
    case "unreadable":
      return { at: "unreadable" };
    case "again":
      return first;
  }
}

function gateOf(state: State): Gate | undefined {
  return "gate" in state ? state.gate : undefined;
}

export function gate(answer: DescribeAnswer): Gate {
  return {
    tier: answer.tier,
    ends: Date.now() + Date.parse(answer.expires) - Date.parse(answer.now),
    password: answer.password,
    views: answer.views,
    untilDownloaded: answer.untilDownloaded,
    leaseSeconds: answer.leaseSeconds,
    show: answer.showSeconds,
    asks: (answer.code || answer.devices || answer.passkey) && {
      code: answer.code,
      devices: answer.devices,
      passkey: answer.passkey,
    },
  };
}
