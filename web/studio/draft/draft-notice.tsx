import { Button } from "../../design/button";
import { Notice } from "../parts/notice";
import { useSay } from "../texts/say";
import type { DraftInUse } from "./use-draft";

/** Says what came back when the page was opened, with the way to be rid of it. */
export function FoundNotice({ found, onAfresh }: { found: NonNullable<DraftInUse["found"]>; onAfresh: () => void }) {
  const say = useSay();
  return (
    <Notice>
      <div role="status">
        {found.draft && <p>{say("draftBack")}</p>}
        {found.takenIn > 0 && <p>{say("takenIn", found.takenIn)}</p>}
      </div>
      <Button kind="quiet" onClick={onAfresh}>
        {say("startAfresh")}
      </Button>
    </Notice>
  );
}

/** Whether a reload would lose what stands there. */
export function DraftLine({ state }: { state: DraftInUse["state"] }) {
  const say = useSay();
  if (state === "none" || state === "off") return null;
  const bad = state !== "kept" && state !== "keeping";
  return <p class={bad ? "small warn" : "small soft"}>{say(`draft_${state}`)}</p>;
}
