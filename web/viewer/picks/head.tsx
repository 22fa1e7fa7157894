import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { number } from "../../design/units";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Session } from "../session";
import { labelOf as nameOf } from "../view/thumbnail";
import { type Filter, filters, fits } from "./filter";
import { fieldsOf, isCommand } from "./keys";
import { SavedState } from "./saved-state";
import { say } from "./say";
import { Sheet } from "./sheet";
import { pickOf, storeOf, usePicks } from "./use-picks";

export interface HeadProps {
  session: Session;
  /** The pictures that the gallery shows now. */
  shown: readonly ManifestPicture[];
  /** While one picture fills the window what is around it stays. */
  held: boolean;
  onShown: (pictures: readonly ManifestPicture[] | undefined) => void;
}

/** What was picked in numbers, each of which shows just these pictures; and whether it is saved. */
export function Head({ session, shown, held, onShown }: HeadProps) {
  const store = storeOf(session);
  const view = usePicks(store);
  const { pictures } = session.manifest;
  const [filter, setFilter] = useState<Filter>("all");
  const [remarked, setRemarked] = useState<ManifestPicture>();
  useEffect(() => {
    if (!held)
      onShown(filter === "all" ? undefined : pictures.filter((picture) => fits(filter, pickOf(view, picture))));
  }, [filter, view.picks, held]);

  const now = useRef({ shown, view, held });
  now.current = { shown, view, held };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const thumb =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>(".cell")?.querySelector<HTMLElement>("[data-index]")
          : null;
      const picture = now.current.shown[Number(thumb?.dataset.index ?? -1)];
      if (now.current.held || picture?.id === undefined || !isCommand(event)) return;
      const fields = fieldsOf(event.key, pickOf(now.current.view, picture));
      if (fields) store.set(picture.id, fields);
      else if (event.key.toLowerCase() === "r" && session.manifest.picks?.remarks) setRemarked(picture);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [store]);

  return (
    <div class="pick-head">
      <fieldset class="pick-filters" aria-label={say("filters")}>
        {filters(session.manifest.picks?.remarks ?? false).map((each) => {
          const count = pictures.filter((picture) => fits(each, pickOf(view, picture))).length;
          return (
            <button
              key={each}
              type="button"
              class="pick-filter"
              aria-pressed={each === filter}
              aria-label={say("filterCount", say(each), count)}
              onClick={() => setFilter(each)}
            >
              {say(each)} <span class="pick-number">{number(count)}</span>
            </button>
          );
        })}
      </fieldset>
      <SavedState view={view} />
      <p class="pick-keys">{say("shortcuts")}</p>
      {shown.length === 0 && (
        <p class="pick-none">
          {say("none")}{" "}
          <Button kind="quiet" onClick={() => setFilter("all")}>
            {say("showAll")}
          </Button>
        </p>
      )}
      {remarked && (
        <Sheet
          session={session}
          picture={remarked}
          name={nameOf(remarked)}
          first="remark"
          onClose={() => setRemarked(undefined)}
        />
      )}
    </div>
  );
}
