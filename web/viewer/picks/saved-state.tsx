import { say } from "./say";
import type { PicksView } from "./store";

/** Whether what was picked is with the server. Trouble is said aloud, success only shown. */
export function SavedState({ view: { saving, picks } }: { view: PicksView }) {
  const trouble = saving === "unsaved" || saving === "unreadable" || saving === "lost";
  return (
    <p class={trouble ? "pick-state trouble" : "pick-state"} role="status">
      {trouble ? say(saving) : (picks.size > 0 || saving !== "saved") && <span aria-hidden="true">{say(saving)}</span>}
    </p>
  );
}
