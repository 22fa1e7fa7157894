import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { CheckIcon } from "../../design/icons";

/** Fields that belong together, with a name that a screen reader says too. */
export function Group({ label, children }: { label?: string; children: ComponentChildren }) {
  return label === undefined ? (
    <div class="group">{children}</div>
  ) : (
    <fieldset class="group">
      <legend class="field-label">{label}</legend>
      {children}
    </fieldset>
  );
}

export interface CheckProps {
  name: string;
  label: string;
  hint?: string;
  checked: boolean;
  /** Decided by something else. */
  off?: boolean;
  onChange: (checked: boolean) => void;
}

export function Check({ name, label, hint, checked, off = false, onChange }: CheckProps) {
  const id = useId();
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={checked}
        disabled={off}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="check-box" aria-hidden="true">
        <CheckIcon />
      </span>
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export interface ChoiceProps<Value extends string> {
  name: string;
  label: string;
  hint?: string | undefined;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly off?: boolean }[];
  onChange: (value: Value) => void;
}

/** A few choices side by side; arrow keys move between them as in any radio group. */
export function Choice<Value extends string>({ name, label, hint, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={hint && `${id}-hint`}>
      <legend class="field-label">{label}</legend>
      <div class="choice">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.off ?? false}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

export interface SelectProps {
  name: string;
  label: string;
  hint?: string;
  /** Takes the focus when it appears. */
  first?: boolean;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string) => void;
}

export function Select({ name, label, hint, first, value, options, onChange }: SelectProps) {
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (first) select.current?.focus();
  }, [first]);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        ref={select}
        class="input"
        id={id}
        name={name}
        value={value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
