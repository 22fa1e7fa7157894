import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { SaveIcon } from "../../design/icons";
import { useLater } from "../../design/later";
import { inSeconds, number } from "../../design/units";
import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "../say";
import type { Session } from "../session";
import { Exposure } from "./exposure";
import { useSecondsLeft } from "./facts";
import type { SavingState } from "./saving";
import type { SingleProps } from "./single";
import { Thumbnail } from "./thumbnail";

/** All pictures of a link, and one of them in full when it was chosen. */
export function Gallery({ session }: { session: Session }) {
  const { manifest } = session;
  const { pictures, title, to } = manifest;
  const [chosen, choose] = useChosen(pictures.length);
  const [saving, setSaving] = useState<SavingState | undefined>(undefined);
  const over = (
    <>
      {saving && <LaterSaving saving={saving} />}
      {session.show && <Exposure is="Countdown" session={session} />}
    </>
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const grid = useRef<HTMLUListElement>(null);
  const count = say("count", pictures.length, number(pictures.length));
  const full = manifest.tier === "full";

  useEffect(() => heading.current?.focus(), []);
  const focusThumb = useCallback((index: number) => {
    const thumb = grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    thumb?.focus();
    thumb?.scrollIntoView({ block: "nearest" });
  }, []);
  const lastChosen = useRef(chosen);
  useEffect(() => {
    // Only now that the dialog is gone does what is below it take the focus.
    if (chosen === undefined && lastChosen.current !== undefined) focusThumb(lastChosen.current);
    lastChosen.current = chosen;
  }, [chosen]);

  function save(wanted: readonly ManifestPicture[]): void {
    if (saving?.running) return;
    loadSaving().then(
      (code) => code.save(session, wanted, setSaving),
      () => undefined,
    );
  }

  return (
    <main class="gallery">
      <header class="gallery-head">
        <div class="gallery-title">
          <h1 ref={heading} tabIndex={-1} class="outside">
            {title ?? count}
          </h1>
          <p class="gallery-facts">
            {to && <span class="outside">{say("forName", to)}</span>}
            {title && <span>{count}</span>}
            <Ends session={session} />
          </p>
        </div>
        {full && (
          <Button onClick={() => save(pictures)} off={saving?.running !== undefined}>
            <SaveIcon />
            {say(pictures.length > 1 ? "saveAll" : "saveOne")}
          </Button>
        )}
      </header>
      {manifest.originals && <Exposure is="AfterApproval" />}
      {full && session.untilDownloaded && <p class="notice">{say("untilSavedBar")}</p>}
      <ul
        ref={grid}
        class={pictures.length < 4 ? "grid few" : "grid"}
        aria-label={say("pictures")}
        onPointerDown={() => void loadSingle()}
        onKeyDown={(event) => {
          const index = Number((event.target as HTMLElement).dataset.index);
          const to = step(event.key, index, pictures.length, grid.current);
          if (to === undefined) return;
          event.preventDefault();
          focusThumb(to);
        }}
      >
        {pictures.map((picture, index) => (
          <Thumbnail key={picture.preview.blob} session={session} picture={picture} index={index} onOpen={choose} />
        ))}
      </ul>
      {chosen !== undefined && (
        <LaterSingle
          session={session}
          index={chosen}
          onIndex={choose}
          onSave={full ? (picture) => save([picture]) : undefined}
          onClose={() => choose(undefined)}
        >
          {over}
        </LaterSingle>
      )}
      {chosen === undefined && over}
    </main>
  );
}

const loadSaving = () => import("./saving");
const pickSaving = async () => (await loadSaving()).Saving;

function LaterSaving(props: { saving: SavingState }) {
  const Saving = useLater(pickSaving);
  return Saving ? <Saving {...props} /> : null;
}

const loadSingle = async () => (await import("./single")).Single;

function LaterSingle(props: SingleProps) {
  const Single = useLater(loadSingle);
  return Single ? <Single {...props} /> : null;
}

function Ends({ session }: { session: Session }) {
  const seconds = useSecondsLeft(Date.now() + session.expires - session.clock.now());
  return <span>{say("endsShort", inSeconds(seconds))}</span>;
}

/** Where an arrow key leads in the grid; up and down by what stands there, as rows differ. */
function step(key: string, index: number, count: number, grid: HTMLElement | null): number | undefined {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    return Math.min(Math.max(index + (key === forward ? 1 : -1), 0), count - 1);
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  const thumbs = [...(grid?.querySelectorAll<HTMLElement>(".thumb") ?? [])];
  const from = thumbs[index]?.getBoundingClientRect();
  if (!from) return undefined;
  const middle = from.left + from.width / 2;
  const order = key === "ArrowDown" ? thumbs.slice(index + 1) : thumbs.slice(0, index).reverse();
  const there = order.find((thumb) => {
    const { top, bottom, left, right } = thumb.getBoundingClientRect();
    const beyond = key === "ArrowDown" ? top >= from.bottom : bottom <= from.top;
    return beyond && left <= middle && middle <= right;
  });
  return there ? thumbs.indexOf(there) : undefined;
}

/** The chosen picture, in step with the browser's "back", which on phones closes what was opened. */
function useChosen(count: number): [number | undefined, (index: number | undefined) => void] {
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const current = useRef(chosen);
  current.current = chosen;
  useEffect(() => {
    const back = () => setChosen(undefined);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const choose = useCallback(
    (index: number | undefined) => {
      if (index === undefined) {
        setChosen(undefined);
        if (current.current !== undefined) history.back();
        return;
      }
      if (current.current === undefined) history.pushState(null, "");
      setChosen(Math.min(Math.max(index, 0), count - 1));
    },
    [count],
  );
  return [chosen, choose];
}
