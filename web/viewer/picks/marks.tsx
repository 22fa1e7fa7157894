import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Session } from "../session";
import { MoreIcon, RejectIcon, RemarkIcon, StarIcon } from "./icons";
import { toggledRejection, toggledStar } from "./keys";
import { say } from "./say";
import { Sheet } from "./sheet";
import { isRejected, labelOf, pickOf, remarkOf, starsOf, storeOf, usePicks } from "./use-picks";

interface MarksProps {
  session: Session;
  picture: ManifestPicture;
  name: string;
}

/** A thumbnail's marks, which are its buttons too; as many as there is room for. */
export function Marks({ session, picture, name }: MarksProps) {
  const store = storeOf(session);
  const pick = pickOf(usePicks(store), picture);
  const [open, setOpen] = useState(false);
  const { id } = picture;
  if (id === undefined) return null;
  const stars = starsOf(pick);
  const label = labelOf(pick);
  const marked = stars > 0 || isRejected(pick) || label !== "none" || remarkOf(pick) !== "";
  return (
    <div class={marked ? "marks marked" : "marks"} data-label={label} data-rejected={isRejected(pick)}>
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
      <Button
        kind="bare"
        class="mark more"
        aria-label={say("more", name)}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {remarkOf(pick) ? <RemarkIcon /> : <MoreIcon />}
      </Button>
      {open && <Sheet session={session} picture={picture} name={name} onClose={() => setOpen(false)} />}
    </div>
  );
}
