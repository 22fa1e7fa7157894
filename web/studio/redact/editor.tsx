import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Field } from "../../design/field";
import { LiveText } from "../parts/live-text";
import { Check } from "../policy/form-parts";
import { dayOf } from "../policy/mark";
import { useSay } from "../texts/say";
import type { Edits } from "../work/redact/edits";
import type { Proof } from "../work/redact/redact-proof";
import { editsOf } from "./draft";
import type { RedactTools } from "./redact-tools";
import { Stage } from "./stage";
import { stampProblem, stampText } from "./stamp-text";
import { Toolbar } from "./toolbar";
import { useEditor } from "./use-editor";

export interface EditorProps {
  proof: Proof;
  start: Edits | undefined;
  several: boolean;
  tools: RedactTools;
  onApply: (edits: Edits, stampAll: boolean) => void;
  onClose: () => void;
}

/** The picture with what is done to it, and the fields beside it. */
export function Editor({ proof, start, several, tools, onApply, onClose }: EditorProps) {
  const say = useSay();
  const editor = useEditor(start, { width: proof.width, height: proof.height });
  const [day] = useState(() => dayOf(new Date()));
  const [stampAll, setStampAll] = useState(false);
  const [zoom, setZoom] = useState(1);
  const [said, setSaid] = useState("");
  const { draft } = editor;
  const problem = stampProblem(draft.stamp);
  const edits = editsOf(draft, stampText(draft.stamp, day), editor.size);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the button that undoes
    <div
      class="redact-editor"
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement || !(event.ctrlKey || event.metaKey) || event.key !== "z") return;
        event.preventDefault();
        editor.undo();
      }}
    >
      <LiveText text={said} />
      <Toolbar editor={editor} zoom={zoom} onZoom={setZoom} onSaid={setSaid} />
      <Stage editor={editor} edits={edits} proof={proof} zoom={zoom} tools={tools} onSaid={setSaid} />
      <div class="redact-side">
        <Field
          name="stamp"
          label={say("stamp")}
          hint={say("stampHint")}
          fault={problem && say(problem)}
          value={draft.stamp}
          autocomplete="off"
          onInput={editor.stamp}
        />
        {several && (
          <Check
            name="stampAll"
            label={say("stampAll")}
            checked={stampAll}
            off={edits.stamp === ""}
            onChange={setStampAll}
          />
        )}
        <details class="small soft redact-how">
          <summary>{say("redactHow")}</summary>
          <p>{say("redactPromise")}</p>
          <p>{say("redactKeys")}</p>
        </details>
        <div class="actions redact-actions">
          <Button onClick={() => problem === undefined && onApply(edits, stampAll && several)}>
            {say("redactApply")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {say("redactCancel")}
          </Button>
        </div>
      </div>
    </div>
  );
}
