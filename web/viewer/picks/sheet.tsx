import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../design/button";
import type { ManifestPicture } from "../../format/manifest-picture";
import { pickLabels } from "../../format/pick";
import type { Session } from "../session";
import { StarIcon } from "./icons";
import { RemarkField } from "./remark-field";
import { say } from "./say";
import { labelOf, pickOf, remarkOf, starsOf, storeOf, usePicks } from "./use-picks";

interface SheetProps {
  session: Session;
  picture: ManifestPicture;
  name: string;
  first?: "stars" | "remark";
  onClose: () => void;
}

/** Everything that can be said about one picture, above whatever is shown. */
export function Sheet({ session, picture, name, first = "stars", onClose }: SheetProps) {
  const store = storeOf(session);
  const pick = pickOf(usePicks(store), picture);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = sheet;
    const before = document.activeElement;
    current?.showPopover();
    current?.querySelector<HTMLElement>(first === "remark" ? "textarea" : "button")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const { id } = picture;
  if (id === undefined) return null;
  const stars = starsOf(pick);
  return (
    <div
      ref={sheet}
      class="pick-sheet"
      popover="auto"
      role="dialog"
      aria-label={say("sheet", name)}
      onToggle={(event) => event.newState === "closed" && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <fieldset>
        <legend>{say("stars")}</legend>
        <div class="pick-row">
          {[1, 2, 3, 4, 5].map((count) => (
            <Button
              key={count}
              kind="bare"
              class={count <= stars ? "mark star lit" : "mark star"}
              aria-label={say("starCount", count)}
              aria-pressed={count === stars}
              onClick={() => store.set(id, { rating: count === stars ? 0 : count })}
            >
              <StarIcon />
            </Button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{say("label")}</legend>
        <div class="pick-row">
          {pickLabels.map((label) => (
            <Button
              key={label}
              kind="bare"
              class="mark colour"
              aria-label={say(`label_${label}`)}
              aria-pressed={label === labelOf(pick)}
              onClick={() => store.set(id, { label })}
            >
              <span class="dot" data-label={label} />
            </Button>
          ))}
        </div>
      </fieldset>
      {session.manifest.picks?.remarks && (
        <RemarkField remark={remarkOf(pick)} onRemark={(remark) => store.set(id, { remark })} />
      )}
      <Button onClick={() => sheet.current?.hidePopover()}>{say("done")}</Button>
    </div>
  );
}
