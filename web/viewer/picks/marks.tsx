import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Session } from "../session";
import { MoreIcon, RemarkIcon } from "./icons";
import { say } from "./say";
import { Sheet } from "./sheet";
import { StarAndReject } from "./star-and-reject";
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
      <StarAndReject store={store} id={id} pick={pick} name={name} />
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
