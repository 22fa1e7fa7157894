import { NotReachable, OtherVersion, Problem } from "../../protocol/problems";
import type { StudioSay } from "../texts/say";

export interface FailureTexts {
  readonly title: string;
  readonly text: string;
  /** Whether the same may go well on another try. */
  readonly sameAgain: boolean;
}

/** Why a sign-in didn't go on. */
export function failureTexts(error: unknown, say: StudioSay): FailureTexts {
  const failed = (text: string, sameAgain = false) => ({ title: say("signInFailedTitle"), text, sameAgain });
  if (error instanceof NotReachable)
    return { title: say("unreachableTitle"), text: say("signInUnreachable"), sameAgain: true };
  if (error instanceof OtherVersion)
    return { title: say("otherVersionTitle"), text: say("otherVersion"), sameAgain: false };
  if (!(error instanceof Problem)) return failed(say("signIn_refused"));
  switch (error.code) {
    case "sign-in-over":
      return failed(say("signIn_over"));
    case "sign-in-used":
      return failed(say("signIn_used"));
    case "sign-in-unavailable":
      return failed(say("signIn_unavailable"), true);
    case "not-let-in":
      return failed(say("signIn_notLetIn"));
    case "sign-in-not-offered":
      return { title: say("signInNotOfferedTitle"), text: say("signInNotOffered"), sameAgain: false };
    case "pass-stopped":
      return { title: say("pass_stopped_title"), text: say("signIn_stopped"), sameAgain: false };
    default:
      return failed(say("signIn_refused"));
  }
}
