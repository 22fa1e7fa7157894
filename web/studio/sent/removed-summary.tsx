import { bytes } from "../../design/units";
import type { RevealedCount } from "../choose/revealed";
import { RevealedCounts } from "../choose/revealed-summary";
import { useSay } from "../texts/say";

/** What was removed, and from how many pictures. */
export interface Removed {
  readonly counts: readonly RevealedCount[];
  readonly bytes: number;
  readonly pictures: number;
  /** How many HDR gain maps were kept, cleaned. */
  readonly gainMaps: number;
}

export function RemovedSummary({ removed }: { removed: Removed }) {
  const say = useSay();
  return (
    <section class="summary" aria-labelledby="removed">
      <h2 id="removed">{say("removedTitle")}</h2>
      {removed.counts.length === 0 ? (
        <p class="soft">{say("removedNothing")}</p>
      ) : (
        <>
          <p class="soft">{say("removedSum", bytes(removed.bytes))}</p>
          <RevealedCounts counts={removed.counts} pictures={removed.pictures} />
        </>
      )}
      {removed.gainMaps > 0 && <p class="soft">{say("gainMapsKept", removed.gainMaps)}</p>}
    </section>
  );
}
