import { useEffect, useRef, useState } from "preact/hooks";
import type { Area } from "../../imaging/redacting";
import type { Edits } from "../work/redact/edits";
import type { Proof } from "../work/redact/redact-proof";
import type { RedactTools } from "./redact-tools";

type Canvas = { readonly current: HTMLCanvasElement | null };

export interface Tried {
  /** What the canvas shows a picture of; undefined before the first. */
  readonly area: Area | undefined;
  /** Whether it shows the edits as they are now. */
  readonly isCurrent: boolean;
  readonly failed: boolean;
}

/** The whole picture, which stays as it is. */
export function useBase({ picture }: Proof, canvas: Canvas): void {
  useEffect(() => {
    createImageBitmap(picture).then(
      (bitmap) => show(canvas.current, bitmap),
      () => undefined,
    );
  }, [picture]);
}

/** Burns the edits into the proof after every change: one at a time, and of what changes meanwhile only the last. */
export function useTried(proof: Proof, edits: Edits, tools: RedactTools, canvas: Canvas): Tried {
  const [done, setDone] = useState<{
    readonly key: string;
    readonly area: Area | undefined;
    readonly failed: boolean;
  }>();
  const wanted = useRef<{ readonly key: string; readonly edits: Edits } | undefined>(undefined);
  const busy = useRef(false);
  const key = JSON.stringify(edits);
  useEffect(() => {
    wanted.current = { key, edits };
    if (busy.current) return;
    busy.current = true;
    void (async () => {
      for (let next = wanted.current; next !== undefined; next = wanted.current) {
        wanted.current = undefined;
        const {
          key: of,
          edits: { crop: area },
        } = next;
        try {
          show(canvas.current, await tools.tried(proof, next.edits));
          setDone({ key: of, area, failed: false });
        } catch {
          setDone((before) => ({ key: of, area: before?.area, failed: true }));
        }
      }
      busy.current = false;
    })();
  }, [key, proof.picture, tools]);
  return { area: done?.area, isCurrent: done?.key === key && !done.failed, failed: done?.failed ?? false };
}

function show(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap): void {
  if (canvas !== null) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  }
  bitmap.close();
}
