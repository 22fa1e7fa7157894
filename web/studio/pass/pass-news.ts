import type { StudioSay } from "../texts/say";
import type { PassNews } from "./use-pass";

/** What has just become of a pass, in a sentence; nothing where nothing has. */
export function passNews(news: PassNews | undefined, say: StudioSay): string {
  switch (news) {
    case undefined:
      return "";
    case "kept":
      return say("passKept");
    case "here-only":
      return say("passHereOnly");
    case "forgotten":
      return say("passForgotten");
    default:
      return say(`pass_${news}`);
  }
}
