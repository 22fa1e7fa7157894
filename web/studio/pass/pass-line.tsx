import { Button } from "../../design/button";
import { bytes, moment } from "../../design/units";
import type { PassUse, SenderPass } from "../../protocol/messages";
import { momentText } from "../parts/moment-text";
import { type StudioSay, useSay } from "../texts/say";
import type { PassInUse } from "./use-pass";

export interface PassLineProps {
  pass: SenderPass;
  use: PassInUse;
}

/** With which leave this page sends, what is left of it, and the way to forget it. */
export function PassLine({ pass, use }: PassLineProps) {
  const say = useSay();
  return (
    <section class="pass-line" aria-label={say("pass")}>
      <p>
        <strong>{say("passUsed")}</strong> {passSentence(pass, say)}
      </p>
      <Button kind="quiet" onClick={use.forget}>
        {say("passForget")}
      </Button>
    </section>
  );
}

/** `9.9 GB of 10 GB left. Good until …` */
export function passSentence({ bytes: all, day, until, renews }: SenderPass, say: StudioSay): string {
  const said: string[] = [];
  if (limited(all)) said.push(say("passLeft", atLeast(left(all)), bytes(all.limit)));
  if (limited(day)) said.push(say("passLeftToday", atLeast(left(day)), bytes(day.limit)));
  if (limited(day) && renews !== null && left(day) < day.limit) said.push(say("passRenews", moment(new Date(renews))));
  if (said.length === 0) said.push(say("passUnlimited"));
  if (until !== null) said.push(say("passUntil", momentText(until)));
  return said.join(" ");
}

/** How many bytes can be sent now; undefined where nothing limits that. */
export function passLeft(pass: SenderPass | null): number | undefined {
  const uses = [pass?.bytes, pass?.day].filter((use): use is Limited => limited(use ?? null));
  return uses.length === 0 ? undefined : Math.min(...uses.map(left));
}

type Limited = PassUse & { readonly limit: number };

const limited = (use: PassUse | null): use is Limited => use !== null && use.limit !== null;
const left = ({ limit, used }: Limited) => Math.max(0, limit - used);

/** Rounded down to two digits: nobody is told of a byte that isn't there. */
export function atLeast(count: number): string {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return bytes(Math.floor(count / digits) * digits);
}
