import { useId, useState } from "preact/hooks";
import { cleanRemark, countScalars, longestRemark } from "../../format/remark-text";
import { say } from "./say";

interface RemarkFieldProps {
  remark: string;
  onRemark: (remark: string) => void;
}

/** A remark, saved as it is typed; one that is too long waits until it is short enough, and says so. */
export function RemarkField({ remark, onRemark }: RemarkFieldProps) {
  const id = useId();
  const [text, setText] = useState(remark);
  const left = longestRemark - countScalars(cleanRemark(text));
  const input = (typed: string) => {
    setText(typed);
    const clean = cleanRemark(typed);
    if (countScalars(clean) <= longestRemark && clean !== remark) onRemark(clean);
  };
  return (
    <div class="pick-field">
      <label for={id}>{say("remarkLabel")}</label>
      <textarea
        id={id}
        dir="auto"
        rows={3}
        value={text}
        aria-invalid={left < 0}
        aria-describedby={`${id}-left`}
        onInput={(event) => input(event.currentTarget.value)}
      />
      <p id={`${id}-left`} class={left < 0 ? "pick-left trouble" : "pick-left"} role={left < 0 ? "alert" : undefined}>
        {left < 0 ? say("remarkTooLong", -left, longestRemark) : say("remarkLeft", left)}
      </p>
    </div>
  );
}
