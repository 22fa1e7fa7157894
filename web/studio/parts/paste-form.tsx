import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { TextArea } from "./text-area";

interface PasteFormProps {
  name: string;
  label: string;
  go: string;
  /** What was wrong with the text that was handed in last. */
  fault: string | undefined;
  onPaste: (text: string) => void;
  /** The text is another one now. */
  onChange: () => void;
  /** What stands above the field. */
  children?: ComponentChildren;
}

/** A field for a link that was copied somewhere, with whatever came along. */
export function PasteForm({ name, label, go, fault, onPaste, onChange, children }: PasteFormProps) {
  const [text, setText] = useState("");
  return (
    <form
      class="group"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onPaste(text);
      }}
    >
      {children}
      <TextArea
        name={name}
        label={label}
        rows={2}
        value={text}
        fault={fault}
        onInput={(value) => {
          setText(value);
          onChange();
        }}
      />
      <div class="actions">
        <Button submit kind="quiet">
          {go}
        </Button>
      </div>
    </form>
  );
}
