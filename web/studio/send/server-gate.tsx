import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { server as askServer } from "../../protocol/looking";
import type { ServerAnswer } from "../../protocol/messages";
import { OtherVersion } from "../../protocol/problems";
import { HonestLimits } from "../choose/honest-limits";
import { Notice } from "../parts/notice";
import { useSay } from "../texts/say";

type Answer = ServerAnswer | "asking" | "unreachable" | "other-version";

/** Asks what the server takes before a person chooses anything, and says so plainly where it takes nothing. */
export function ServerGate({ children }: { children: (server: ServerAnswer) => ComponentChildren }) {
  const say = useSay();
  const [answer, setAnswer] = useState<Answer>("asking");
  const ask = useCallback(() => {
    setAnswer("asking");
    askServer().then(setAnswer, (error) => setAnswer(error instanceof OtherVersion ? "other-version" : "unreachable"));
  }, []);
  useEffect(ask, [ask]);
  if (answer === "asking") {
    return (
      <p class="soft centred" role="status">
        {say("startingUp")}
      </p>
    );
  }
  if (answer === "unreachable" || answer === "other-version") return <Unusable why={answer} onRetry={ask} />;
  if (answer.sending === "closed") return <Closed />;
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

function Closed() {
  const say = useSay();
  return (
    <>
      <Notice main title={say("closedTitle")}>
        <p>{say("closed")}</p>
        <a class="button quiet" href="/m">
          {say("navShares")}
        </a>
      </Notice>
      <HonestLimits />
    </>
  );
}

function browserCan(): boolean {
  return typeof OffscreenCanvas === "function" && typeof createImageBitmap === "function" && "subtle" in crypto;
}
