import { Button } from "../../design/button";
import { ZoomIcon } from "../../design/icons";
import { UndoIcon, ZoomOutIcon } from "../parts/icons";
import { Choice } from "../policy/form-parts";
import { useSay } from "../texts/say";
import { lineInTheMiddle } from "./geometry";
import type { Editor } from "./use-editor";

export interface ToolbarProps {
  editor: Editor;
  zoom: number;
  onZoom: (zoom: number) => void;
  onSaid: (said: string) => void;
}

const largest = 4;

export function Toolbar({ editor, zoom, onZoom, onSaid }: ToolbarProps) {
  const say = useSay();
  const { draft, size, selected } = editor;
  return (
    <div class="redact-tools">
      <Choice
        name="redactTool"
        label={say("redactTool")}
        value={editor.tool}
        options={[
          { value: "cover", label: say("toolCover") },
          { value: "crop", label: say("toolCrop") },
          { value: "look", label: say("toolLook") },
        ]}
        onChange={editor.pick}
      />
      <Choice
        name="redactFill"
        label={say("redactFill")}
        value={editor.fill}
        options={[
          { value: "solid", label: say("fillSolid") },
          { value: "pixelated", label: say("fillCells") },
        ]}
        onChange={editor.fillWith}
      />
      <div class="actions">
        <Button
          kind="quiet"
          off={editor.isFull}
          onClick={() => {
            editor.pick("cover");
            editor.add(lineInTheMiddle(draft.crop));
            onSaid(say("barAdded"));
          }}
        >
          {say("barAdd")}
        </Button>
        <Button
          kind="quiet"
          off={selected === undefined}
          onClick={() => {
            if (selected === undefined) return;
            editor.remove(selected);
            onSaid(say("barRemoved"));
          }}
        >
          {say("barRemove")}
        </Button>
        {editor.tool === "crop" && (
          <Button kind="quiet" onClick={() => editor.crop({ x: 0, y: 0, ...size })}>
            {say("cropNone")}
          </Button>
        )}
        <Button kind="bare" aria-label={say("undo")} off={!editor.canUndo} onClick={editor.undo}>
          <UndoIcon />
        </Button>
        <Button kind="bare" aria-label={say("zoomOut")} off={zoom <= 1} onClick={() => onZoom(Math.max(1, zoom / 2))}>
          <ZoomOutIcon />
        </Button>
        <Button
          kind="bare"
          aria-label={say("zoomIn")}
          off={zoom >= largest}
          onClick={() => onZoom(Math.min(largest, zoom * 2))}
        >
          <ZoomIcon />
        </Button>
      </div>
    </div>
  );
}
