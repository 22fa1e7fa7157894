import { useEffect, useState } from "preact/hooks";
import { useObjectUrl } from "../parts/object-url";
import type { OpenPicture } from "./open-picture";

export interface PictureState {
  readonly address: string | undefined;
  readonly failed: boolean;
}

/** Fetches and opens a picture while there is `open`, and lets it go when not: memory is what is near the screen. */
export function usePicture(open: OpenPicture | undefined): PictureState {
  const [picture, setPicture] = useState<Blob>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (open === undefined) return;
    const stop = new AbortController();
    open(stop.signal).then(
      (opened) => {
        if (!stop.signal.aborted) setPicture(opened);
      },
      () => setFailed(!stop.signal.aborted),
    );
    return () => {
      stop.abort();
      setPicture(undefined);
      setFailed(false);
    };
  }, [open]);
  return { address: useObjectUrl(picture), failed };
}
