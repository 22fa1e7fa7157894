import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { server as askServer } from "../../protocol/looking";
import type { SenderPass, ServerAnswer } from "../../protocol/messages";
import { OtherVersion } from "../../protocol/problems";
import { HonestLimits } from "../choose/honest-limits";
import { Notice } from "../parts/notice";
import { passNews } from "../pass/pass-news";
import { PastePass } from "../pass/paste-pass";
import type { PassInUse } from "../pass/use-pass";
import { SignInLink } from "../sign-in/sign-in-link";
import { type StudioSay, useSay } from "../texts/say";

type Answer = ServerAnswer | "asking" | "unreachable" | "other-version";

export interface ServerGateProps {
  use: PassInUse;
  children: (server: ServerAnswer) => ComponentChildren;
}

/** Asks what the server takes before a person chooses anything, and says so plainly where it takes nothing. */
export function ServerGate({ use, children }: ServerGateProps) {
  const say = useSay();
  const [answer, setAnswer] = useState<Answer>("asking");
  const ask = useCallback(() => {
    // With another pass what was chosen stays on the screen.
    setAnswer((now) => (isOpen(now) ? now : "asking"));
    if (!use.ready) return;
    askServer(use.header).then(setAnswer, (error) =>
      setAnswer((now) => (isOpen(now) ? now : error instanceof OtherVersion ? "other-version" : "unreachable")),
    );
  }, [use.ready, use.header]);
  useEffect(ask, [ask]);
  if (answer === "asking") {
    return (
      <p class="soft centred" role="status">
        {say("startingUp")}
      </p>
    );
  }
  if (answer === "unreachable" || answer === "other-version") return <Unusable why={answer} onRetry={ask} />;
  if (answer.sending === "closed") return <Closed server={answer} use={use} />;
  if (!browserCan()) {
    return (
      <Notice main kind="warning" title={say("oldBrowserTitle")}>
        <p>{say("oldBrowser")}</p>
      </Notice>
    );
  }
  return <>{children(answer)}</>;
}

function Unusable({ why, onRetry }: { why: "unreachable" | "other-version"; onRetry: () => void }) {
  const say = useSay();
  const other = why === "other-version";
  return (
    <Notice main kind="warning" title={say(other ? "otherVersionTitle" : "unreachableTitle")}>
      <p>{say(other ? "otherVersion" : "unreachable")}</p>
      <Button onClick={other ? () => location.reload() : onRetry}>{say("tryAgain")}</Button>
    </Notice>
  );
}

const isOpen = (answer: Answer): boolean => typeof answer === "object" && answer.sending === "open";

function Closed({ server: { pass, signIn }, use }: { server: ServerAnswer; use: PassInUse }) {
  const say = useSay();
  const ended = pass !== null && pass.state !== "good" ? pass.state : undefined;
  const news = passNews(use.news === "kept" || use.news === "here-only" ? undefined : use.news, say);
  return (
    <>
      <Notice main title={say(ended === undefined ? "closedTitle" : `pass_${ended}_title`)}>
        {news && <p role="status">{news}</p>}
        <p>{closedSentence(ended, signIn !== null, say)}</p>
        {signIn !== null && <SignInLink label={say("signInWith", signIn.name)} />}
        <PastePass use={use} />
        <div class="actions">
          <a class="button quiet" href="/m">
            {say("navShares")}
          </a>
          {ended !== undefined && (
            <Button kind="quiet" onClick={use.forget}>
              {say("passForget")}
            </Button>
          )}
        </div>
      </Notice>
      <HonestLimits />
    </>
  );
}

function closedSentence(
  ended: Exclude<SenderPass["state"], "good"> | undefined,
  canSignIn: boolean,
  say: StudioSay,
): string {
  if (ended === undefined) return say(canSignIn ? "closedSignIn" : "closed");
  return say(ended === "over" && canSignIn ? "pass_over_signIn" : `pass_${ended}`);
}

function browserCan(): boolean {
  return typeof OffscreenCanvas === "function" && typeof createImageBitmap === "function" && "subtle" in crypto;
}
