import { useEffect, useRef, useState } from "preact/hooks";
import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "../say";
import type { Session } from "../session";
import { Queue } from "./queue";

interface ShownProps {
  session: Session;
  picture: ManifestPicture;
  rendition: "thumbnail" | "preview";
  label: string;
  onShown?: () => void;
  onFailed?: () => void;
}

/** The live channel holds one of the six connections that a browser allows without HTTP/2. */
const queue = new Queue(4);

/**
 * A rendition, fetched and opened when it appears and given back when it goes. A view-only link's previews are drawn on a canvas, so
 * there is no file behind them to be saved. Thumbnails and other links' previews stand in images: of many canvases each would be a
 * layer of its own, too much to scroll on a phone.
 */
export function Shown({ session, picture, rendition, label, onShown, onFailed }: ShownProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  const [tries, setTries] = useState(0);
  const small = rendition === "thumbnail";
  const drawn = !small && session.manifest.tier === "view";

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let clear = () => {};
    const off = session.onWipe(() => {
      leaving.abort();
      clear();
    });
    const load = async () => {
      const file = await (small ? session.thumbnail(picture, signal) : session.file(picture, rendition, { signal }));
      signal.throwIfAborted();
      if (drawn && canvas.current) clear = await draw(file, canvas.current, signal);
      else if (image.current) clear = await put(file, image.current, (undo) => (clear = undo));
      signal.throwIfAborted();
    };
    // Thumbnails come many at a time, and their packs stand in a line of their own.
    (small ? load() : queue.run(load, signal)).then(
      () => {
        setState("shown");
        onShown?.();
      },
      () => {
        clear();
        if (signal.aborted) return;
        setState("failed");
        onFailed?.();
      },
    );
    return () => {
      off();
      leaving.abort();
      clear();
    };
  }, [session, picture, rendition, tries]);

  if (state === "failed") {
    return (
      <span class="shown-failed">
        {small ? (
          label
        ) : (
          <>
            {say("notLoaded")}{" "}
            <button
              type="button"
              class="button quiet"
              onClick={() => {
                setState("loading");
                setTries(tries + 1);
              }}
            >
              {say("tryAgain")}
            </button>
          </>
        )}
      </span>
    );
  }
  const names = `shown ${rendition}${state === "shown" ? " there" : ""}`;
  return drawn ? (
    <canvas ref={canvas} class={names} role="img" aria-label={label} />
  ) : (
    <img ref={image} class={names} alt={label} draggable={false} />
  );
}

async function draw(file: Blob, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<() => void> {
  const bitmap = await createImageBitmap(file);
  if (!signal.aborted) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  }
  bitmap.close();
  return () => {
    canvas.width = 0;
    canvas.height = 0;
  };
}

async function put(file: Blob, image: HTMLImageElement, undo: (clear: () => void) => void): Promise<() => void> {
  const address = URL.createObjectURL(file);
  const clear = () => {
    // Once it is out of the page its address stays: Chromium would keep the image for ever, and the cell around it.
    if (image.isConnected) image.removeAttribute("src");
    URL.revokeObjectURL(address);
  };
  undo(clear);
  image.src = address;
  await image.decode();
  return clear;
}
