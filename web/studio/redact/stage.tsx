import { useRef } from "preact/hooks";
import type { Area } from "../../imaging/redacting";
import { useSay } from "../texts/say";
import type { Edits } from "../work/redact/edits";
import type { Proof } from "../work/redact/redact-proof";
import { AreaBox } from "./area-box";
import { moved, resized, type Size } from "./geometry";
import { place } from "./place";
import type { RedactTools } from "./redact-tools";
import type { Editor } from "./use-editor";
import { useGestures } from "./use-gestures";
import { useBase, useTried } from "./use-tried";

export interface StageProps {
  editor: Editor;
  edits: Edits;
  proof: Proof;
  zoom: number;
  tools: RedactTools;
  onSaid: (said: string) => void;
}

/** The picture as it will come out, what is cut away dimmed around it, and on top what can be taken hold of. */
export function Stage({ editor, edits, proof, zoom, tools, onSaid }: StageProps) {
  const say = useSay();
  const stage = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const tried = useRef<HTMLCanvasElement>(null);
  useBase(proof, base);
  const shown = useTried(proof, edits, tools, tried);
  const gestures = useGestures(editor);
  const { draft, size, tool, selected } = editor;
  const all: Area = { x: 0, y: 0, ...size };
  const about = (area: Area) => say("areaAbout", area.x, area.y, area.width, area.height);
  return (
    <div class="redact-scroll">
      <div
        ref={stage}
        tabIndex={-1}
        class={`redact-stage ${tool}`}
        dir="ltr"
        style={{ inlineSize: widthOf(size, zoom), aspectRatio: `${size.width} / ${size.height}` }}
        {...gestures}
      >
        <canvas ref={base} class="redact-base" />
        <canvas
          ref={tried}
          class="redact-tried"
          role="img"
          aria-label={say("redactPicture")}
          style={place(shown.area ?? all, size)}
        />
        {shown.failed && (
          <p class="redact-failed small" role="status">
            {say("redactTriedFailed")}
          </p>
        )}
        {draft.bars.map((bar, index) => (
          <AreaBox
            key={bar.id}
            kind={shown.isCurrent ? "bar" : "bar pending"}
            name={say("bar", index + 1)}
            about={about(bar.area)}
            held={{ bar: bar.id }}
            area={bar.area}
            size={size}
            off={tool !== "cover"}
            selected={selected === bar.id}
            onFocus={() => editor.select(bar.id)}
            onMove={(dx, dy) => editor.shape(bar.id, moved(bar.area, dx, dy, size), `move ${bar.id}`)}
            onResize={(dx, dy) =>
              editor.shape(bar.id, resized(bar.area, { x: 1, y: 1 }, dx, dy, size), `size ${bar.id}`)
            }
            onRemove={() => {
              // The focus would be lost with the bar, and with it the keys.
              stage.current?.focus({ preventScroll: true });
              editor.remove(bar.id);
              onSaid(say("barRemoved"));
            }}
          />
        ))}
        <AreaBox
          kind="crop"
          name={say("cropBox")}
          about={about(draft.crop)}
          held={{ crop: true }}
          area={draft.crop}
          size={size}
          off={tool !== "crop"}
          selected={tool === "crop"}
          onFocus={() => editor.select(undefined)}
          onMove={(dx, dy) => editor.crop(moved(draft.crop, dx, dy, size), "move crop")}
          onResize={(dx, dy) => editor.crop(resized(draft.crop, { x: 1, y: 1 }, dx, dy, size), "size crop")}
          onRemove={() => editor.crop(all)}
        />
      </div>
    </div>
  );
}

/** All of it is seen at first; but of a long strip no more than can be taken hold of. */
function widthOf({ width, height }: Size, zoom: number): string {
  const ratio = width / height;
  return `calc(${zoom} * max(min(100%, 58dvh * ${ratio}), 5rem * ${Math.max(1, ratio)}))`;
}
