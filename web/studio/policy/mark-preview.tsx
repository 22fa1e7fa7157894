import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { useSay } from "../texts/say";
import type { MarkAsked } from "../work/marks/mark-asked";
import type { FormTools } from "./form-tools";

export interface MarkPreviewProps {
  pictures: readonly File[];
  mark: MarkAsked;
  tools: FormTools;
}

/** One of the chosen pictures with the mark as it stands in the form. */
export function MarkPreview({ pictures, mark, tools }: MarkPreviewProps) {
  const say = useSay();
  const [place, setPlace] = useState(0);
  const file = pictures[place % Math.max(1, pictures.length)];
  const proof = useProof(file, tools);
  const canvas = useRef<HTMLCanvasElement>(null);
  const failed = useMarked(proof, mark, tools, canvas);
  if (file === undefined) return null;
  return (
    <figure class="mark-preview">
      <canvas ref={canvas} role="img" aria-label={say("markPreviewAlt", mark.text)} />
      <figcaption class="small soft">
        <span role="status">{failed || proof === "failed" ? say("markPreviewFailed") : say("markPreview")}</span>
        {pictures.length > 1 && (
          <Button kind="quiet" onClick={() => setPlace((place + 1) % pictures.length)}>
            {say("markPreviewNext")}
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function useProof(file: File | undefined, tools: FormTools): Blob | "failed" | undefined {
  const [made, setMade] = useState<{ readonly of: File; readonly proof: Blob | "failed" }>();
  useEffect(() => {
    if (file === undefined) return;
    let gone = false;
    tools.proof(file).then(
      (proof) => gone || setMade({ of: file, proof }),
      () => gone || setMade({ of: file, proof: "failed" }),
    );
    return () => {
      gone = true;
    };
  }, [file, tools]);
  return made !== undefined && made.of === file ? made.proof : undefined;
}

/** Marks the proof anew after every change: one at a time, and of what changes meanwhile only the last. */
function useMarked(
  proof: Blob | "failed" | undefined,
  mark: MarkAsked,
  tools: FormTools,
  canvas: { readonly current: HTMLCanvasElement | null },
): boolean {
  const [failed, setFailed] = useState(false);
  const wanted = useRef<{ readonly proof: Blob; readonly mark: MarkAsked } | undefined>(undefined);
  const busy = useRef(false);
  const key = JSON.stringify([mark.text, mark.look, mark.link, mark.logo?.width, mark.logo?.height]);
  useEffect(() => {
    if (proof === undefined || proof === "failed") return;
    wanted.current = { proof, mark };
    if (busy.current) return;
    busy.current = true;
    void (async () => {
      for (let next = wanted.current; next !== undefined; next = wanted.current) {
        wanted.current = undefined;
        try {
          show(canvas.current, await tools.mark(next.proof, next.mark));
          setFailed(false);
        } catch {
          setFailed(true);
        }
      }
      busy.current = false;
    })();
  }, [proof, key, mark.logo, tools]);
  return failed;
}

function show(canvas: HTMLCanvasElement | null, marked: ImageBitmap): void {
  if (canvas !== null) {
    canvas.width = marked.width;
    canvas.height = marked.height;
    canvas.getContext("2d")?.drawImage(marked, 0, 0);
  }
  marked.close();
}
