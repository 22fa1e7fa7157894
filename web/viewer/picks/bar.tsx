import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Session } from "../session";
import { RemarkIcon } from "./icons";
import { fieldsOf, isCommand } from "./keys";
import { OthersLine } from "./others";
import { SavedState } from "./saved-state";
import { say } from "./say";
import { Sheet } from "./sheet";
import { StarAndReject } from "./star-and-reject";
import { labelOf, pickOf, remarkOf, storeOf, usePicks } from "./use-picks";

interface BarProps {
  session: Session;
  picture: ManifestPicture;
  name: string;
}

/** What is picked of the picture that fills the window, by touch and by keys. */
export function Bar({ session, picture, name }: BarProps) {
  const store = storeOf(session);
  const view = usePicks(store);
  const pick = pickOf(view, picture);
  const [open, setOpen] = useState<"stars" | "remark">();
  const current = useRef({ picture, pick });
  current.current = { picture, pick };
  useEffect(() => setOpen(undefined), [picture]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { id } = current.current.picture;
      if (id === undefined || !isCommand(event)) return;
      const fields = fieldsOf(event.key, current.current.pick);
      const remark = event.key.toLowerCase() === "r" && session.manifest.picks?.remarks;
      if (!fields && !remark) return;
      // Before the view behind takes the key for zooming.
      event.preventDefault();
      event.stopPropagation();
      if (fields) store.set(id, fields);
      else setOpen("remark");
    };
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [store]);
  const { id } = picture;
  if (id === undefined) return null;
  return (
    <div class="pick-bar">
      <div class="pick-buttons" data-label={labelOf(pick)}>
        <StarAndReject store={store} id={id} pick={pick} name={name} />
        <Button
          kind="bare"
          class="mark colour"
          aria-label={say("more", name)}
          aria-expanded={open === "stars"}
          onClick={() => setOpen("stars")}
        >
          <span class="dot" data-label={labelOf(pick)} />
        </Button>
        {session.manifest.picks?.remarks && (
          <Button
            kind="bare"
            class={remarkOf(pick) ? "mark remark there" : "mark remark"}
            aria-label={say("remark", name)}
            aria-expanded={open === "remark"}
            onClick={() => setOpen("remark")}
          >
            <RemarkIcon />
          </Button>
        )}
        <SavedState view={view} />
      </div>
      {remarkOf(pick) && (
        <p class="pick-remark outside" dir="auto">
          {remarkOf(pick)}
        </p>
      )}
      <OthersLine view={view} picture={picture} />
      {open && (
        <Sheet session={session} picture={picture} name={name} first={open} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
