import { useId, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { refusalSentence } from "../choose/refused-files";
import { useSay } from "../texts/say";
import { PictureRefused, type Refusal } from "../work/picture";

export interface LogoFieldProps {
  name: string;
  label: string;
  hint: string;
  chosen: boolean;
  removeLabel: string;
  /** Takes the file, or fails with why not. */
  onFile: (file: File) => Promise<void>;
  onRemove: () => void;
}

export function LogoField({ name, label, hint, chosen, removeLabel, onFile, onRemove }: LogoFieldProps) {
  const say = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (file: File) => {
    setRefusal(undefined);
    try {
      await onFile(file);
    } catch (error) {
      setRefusal(error instanceof PictureRefused ? error.refusal : { problem: "undecodable", formatName: undefined });
    }
  };
  return (
    <div class="field">
      <span class="field-label" id={id}>
        {label}
      </span>
      <div class="actions">
        <Button kind="quiet" aria-describedby={id} onClick={() => input.current?.click()}>
          {say(chosen ? "markLogoOther" : "markLogoChoose")}
        </Button>
        {chosen && (
          <Button kind="quiet" onClick={onRemove}>
            {removeLabel}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        name={name}
        accept="image/*"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) void take(file);
        }}
      />
      <p class="field-hint">{hint}</p>
      <p class="field-fault" role="alert">
        {refusal && refusalSentence(refusal, say)}
      </p>
    </div>
  );
}
