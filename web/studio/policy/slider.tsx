import { useId } from "preact/hooks";

export interface SliderProps {
  name: string;
  label: string;
  value: number;
  least: number;
  most: number;
  /** The value with its unit. */
  text: string;
  onInput: (value: number) => void;
}

export function Slider({ name, label, value, least, most, text, onInput }: SliderProps) {
  const id = useId();
  return (
    <div class="field slider">
      <label class="field-label" for={id}>
        {label}
      </label>
      <output for={id}>{text}</output>
      <input
        type="range"
        id={id}
        name={name}
        min={least}
        max={most}
        value={value}
        aria-valuetext={text}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
