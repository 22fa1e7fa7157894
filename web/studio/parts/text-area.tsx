import { useId } from "preact/hooks";

export interface TextAreaProps {
  name: string;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
  rows: number;
  value: string;
  onInput: (value: string) => void;
}

/** Several lines: names, or a link that was broken over lines on its way. */
export function TextArea({ name, label, hint, fault, rows, value, onInput }: TextAreaProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        class="input"
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
