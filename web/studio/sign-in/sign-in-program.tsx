import { Button } from "../../design/button";
import type { SignInBegun, Time } from "../../protocol/messages";
import { Notice } from "../parts/notice";
import { useSay } from "../texts/say";
import { clockText } from "./clock-text";

export interface ConfirmProgramProps {
  begun: SignInBegun;
  name: string;
  onGo: () => void;
}

/** Asks whether the program is this person's own. Whoever began it would send in their name. */
export function ConfirmProgram({ begun, name, onGo }: ConfirmProgramProps) {
  const say = useSay();
  return (
    <Notice main kind="warning" title={say("signInConfirmTitle")}>
      <p>{say("signInConfirm")}</p>
      <p class="to-type" dir="ltr">
        {begun.check}
      </p>
      <p>{say("signInConfirmElse")}</p>
      <Button onClick={onGo}>{say("signInConfirmGo", name)}</Button>
    </Notice>
  );
}

/** What the program asks for: it goes there by this person's hand. */
export function ProgramNumber({ number, expires }: { number: string; expires: Time }) {
  const say = useSay();
  return (
    <Notice main title={say("signInNumberTitle")}>
      <p class="to-type" dir="ltr">
        {number.slice(0, 3)}&nbsp;{number.slice(3)}
      </p>
      <p>{say("signInNumberGood", clockText(expires))}</p>
      <p>
        <strong>{say("signInNumberSecret")}</strong>
      </p>
    </Notice>
  );
}
