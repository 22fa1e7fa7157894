import { useEffect, useState } from "preact/hooks";
import type { BlobReference } from "../../format/manifest-picture";
import type { Owner } from "../../protocol/owning";
import { useObjectUrl } from "../parts/object-url";
import { openRendition } from "./open-picture";

export interface RenditionState {
  readonly address: string | undefined;
  readonly failed: boolean;
}

/** Fetches and opens a rendition while `wanted`, and lets it go when not: memory is what is near the screen. */
export function useRendition(
  owner: Owner,
  kind: "thumbnail" | "preview",
  reference: BlobReference,
  wanted: boolean,
): RenditionState {
  const [picture, setPicture] = useState<Blob>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    openRendition(owner, kind, reference, stop.signal).then(
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
  }, [owner, kind, reference, wanted]);
  return { address: useObjectUrl(picture), failed };
}
