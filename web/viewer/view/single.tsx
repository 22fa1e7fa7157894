import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { BackIcon, CloseIcon, ForwardIcon, FullScreenIcon, SaveIcon, ZoomIcon } from "../../design/icons";
import { addStyles } from "../../design/later";
import { bytes, number } from "../../design/units";
import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "../say";
import type { Session } from "../session";
import type { Delivery } from "./delivery";
import { PanZoom } from "./pan-zoom";
import { Shown } from "./shown";
import css from "./single.css?inline";
import { labelOf } from "./thumbnail";

addStyles(css);

export interface SingleProps {
  session: Session;
  pictures: readonly ManifestPicture[];
  index: number;
  onIndex: (index: number) => void;
  onSave: ((picture: ManifestPicture) => void) | undefined;
  onClose: () => void;
  delivery: Delivery | undefined;
  /** What stands between picture and caption where the link takes picks. */
  bar: ComponentType<{ session: Session; picture: ManifestPicture; name: string }> | undefined;
  children: ComponentChildren;
}

/** One picture as large as the window, its neighbours ready behind it. */
export function Single({
  session,
  pictures,
  index,
  onIndex,
  onSave,
  onClose,
  delivery,
  bar: Bar,
  children,
}: SingleProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const panZoom = useRef<PanZoom | undefined>(undefined);
  const [scale, setScale] = useState(1);
  const [loaded, setLoaded] = useState<readonly number[]>([]);
  const picture = pictures[index];
  const fullScreen = useFullScreen();
  const rtl = document.documentElement.dir === "rtl";
  const go = useRef((_: number) => {});
  go.current = (by) => onIndex(index + by);

  useEffect(() => {
    dialog.current?.showModal();
    const leaving = new AbortController();
    if (stage.current && content.current) {
      panZoom.current = new PanZoom(
        stage.current,
        content.current,
        setScale,
        (swipe) => {
          if (swipe === "down") onClose();
          else go.current((swipe === "left") === rtl ? -1 : 1);
        },
        leaving.signal,
      );
    }
    return () => leaving.abort();
  }, []);
  // Before the new picture is painted: a zoom that follows at once belongs to it.
  useLayoutEffect(() => panZoom.current?.reset(), [index]);

  if (!picture) return null;
  const label = labelOf(picture);
  const zoomed = scale > 1;
  // The neighbours wait until what is looked at has come.
  const isEnded = delivery?.ended.has(picture);
  const slots = loaded.includes(picture.preview.blob) || isEnded ? [index, index + 1, index - 1] : [index];

  function press(event: KeyboardEvent): void {
    const zoom = panZoom.current;
    if (!zoom || event.ctrlKey || event.metaKey || event.altKey) return;
    const along = rtl ? -1 : 1;
    const acts: Record<string, () => void> = {
      ArrowRight: () => (zoomed ? zoom.panBy(-80, 0) : go.current(along)),
      ArrowLeft: () => (zoomed ? zoom.panBy(80, 0) : go.current(-along)),
      ArrowDown: () => zoom.panBy(0, -80),
      ArrowUp: () => zoom.panBy(0, 80),
      PageDown: () => go.current(1),
      PageUp: () => go.current(-1),
      Home: () => onIndex(0),
      End: () => onIndex(pictures.length - 1),
      "+": () => zoom.zoomBy(1.5),
      "=": () => zoom.zoomBy(1.5),
      "-": () => zoom.zoomBy(1 / 1.5),
      "0": () => zoom.reset(),
      f: fullScreen.turn,
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <dialog
      ref={dialog}
      class="single"
      aria-label={label}
      onKeyDown={press}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="single-bar">
        <p class="single-position" role="status">
          <span class="unseen">{say("showPicture", index + 1, pictures.length, label)}</span>
          <span aria-hidden="true">{say("position", number(index + 1), number(pictures.length))}</span>
        </p>
        <Button
          kind="bare"
          aria-label={say(zoomed ? "zoomOut" : "zoomIn")}
          aria-pressed={zoomed}
          onClick={() => (zoomed ? panZoom.current?.reset() : panZoom.current?.zoomBy(2.5))}
        >
          <ZoomIcon />
        </Button>
        {document.fullscreenEnabled && (
          <Button kind="bare" aria-label={say("fullScreen")} aria-pressed={fullScreen.is} onClick={fullScreen.turn}>
            <FullScreenIcon />
          </Button>
        )}
        {onSave && picture.original && !isEnded && (
          <Button
            kind="bare"
            aria-label={say("saveOriginal", picture.name, bytes(picture.original.length))}
            onClick={() => onSave(picture)}
          >
            <SaveIcon />
          </Button>
        )}
        <Button kind="bare" aria-label={say("close")} onClick={onClose}>
          <CloseIcon />
        </Button>
      </div>
      <div ref={stage} class={zoomed ? "stage zoomed" : "stage"}>
        <div ref={content} class="stage-content">
          <div class="under" aria-hidden="true">
            <Shown key={picture.preview.blob} session={session} picture={picture} rendition="thumbnail" label="" />
          </div>
          {slots.map((each) => {
            const one = pictures[each];
            if (!one || delivery?.ended.has(one)) return null;
            return (
              <div key={one.preview.blob} class={each === index ? "slot" : "slot waiting"}>
                <Shown
                  session={session}
                  picture={one}
                  rendition="preview"
                  label={labelOf(one)}
                  onShown={() => setLoaded((before) => [...before, one.preview.blob])}
                />
              </div>
            );
          })}
        </div>
        {delivery && isEnded && <delivery.Ended />}
      </div>
      {Bar && <Bar session={session} picture={picture} name={label} />}
      <div class="single-foot">
        <Button kind="bare" class="turn" aria-label={say("previous")} off={index === 0} onClick={() => go.current(-1)}>
          <BackIcon />
        </Button>
        <div class="caption">
          {picture.title && <p class="outside picture-title">{picture.title}</p>}
          {(picture.caption || !picture.title) && <p class="outside">{picture.caption || picture.name}</p>}
        </div>
        <Button
          kind="bare"
          class="turn"
          aria-label={say("next")}
          off={index === pictures.length - 1}
          onClick={() => go.current(1)}
        >
          <ForwardIcon />
        </Button>
      </div>
      {children}
    </dialog>
  );
}

/** Full screen for as long as one picture is looked at. */
function useFullScreen(): { readonly is: boolean; turn(): void } {
  const [is, set] = useState(!!document.fullscreenElement);
  useEffect(() => {
    const changed = () => set(!!document.fullscreenElement);
    document.addEventListener("fullscreenchange", changed);
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  const turn = () => {
    const turning = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // Where it is refused, the picture stays as large as the window.
    turning.catch(() => undefined);
  };
  return { is, turn };
}
