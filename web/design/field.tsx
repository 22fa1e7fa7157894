import type { InputHTMLAttributes } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

export interface FieldProps {
  type?: "text" | "password" | "number" | "url" | "search" | "datetime-local";
  name: string;
  value: string;
  onInput: (value: string) => void;
  autocomplete?: string;
  inputMode?: "text" | "numeric" | "email";
  min?: number;
  max?: number;
  maxLength?: number;
  required?: boolean;
  spellcheck?: boolean;
  /** Takes the focus when it appears. */
  first?: boolean;
  label: string;
  hint?: string | undefined;
  fault?: string | undefined;
}

export function Field({ type = "text", label, hint, fault, first, onInput, ...rest }: FieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  // Preact types each kind of input for itself; this one is any of them.
  const attributes = { ...rest, type } as InputHTMLAttributes<HTMLInputElement>;
  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        {...attributes}
        ref={input}
        id={id}
        onInput={(event) => onInput(event.currentTarget.value)}
        class="input"
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={described || undefined}
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
