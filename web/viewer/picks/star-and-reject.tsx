import { Button } from "../../design/button";
import type { Pick } from "../../format/pick";
import { RejectIcon, StarIcon } from "./icons";
import { toggledRejection, toggledStar } from "./keys";
import { say } from "./say";
import type { PicksStore } from "./store";
import { isRejected, starsOf } from "./use-picks";

interface StarAndRejectProps {
  store: PicksStore;
  /** The picture's. */
  id: string;
  pick: Pick | undefined;
  name: string;
}

/** The two buttons that most picking needs: the same on a thumbnail and below a picture that fills the window. */
export function StarAndReject({ store, id, pick, name }: StarAndRejectProps) {
  const stars = starsOf(pick);
  return (
    <>
      <Button
        kind="bare"
        class="mark star"
        aria-label={say("star", name)}
        aria-pressed={stars > 0}
        onClick={() => store.set(id, toggledStar(pick))}
      >
        <StarIcon />
        {stars > 1 && <span class="mark-count" data-count={stars} />}
      </Button>
      <Button
        kind="bare"
        class="mark reject"
        aria-label={say("reject", name)}
        aria-pressed={isRejected(pick)}
        onClick={() => store.set(id, toggledRejection(pick))}
      >
        <RejectIcon />
      </Button>
    </>
  );
}
