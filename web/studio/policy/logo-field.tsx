import { useId, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { refusalSentence } from "../choose/refused-files";
import { useSay } from "../texts/say";
import type { LogoShape } from "../work/marks/mark-asked";
import { PictureRefused, type Refusal } from "../work/picture";
import type { ChosenLogo } from "./mark";

export interface LogoFieldProps {
  logo: ChosenLogo | undefined;
  read: (file: File) => Promise<LogoShape>;
  onChange: (logo: ChosenLogo | undefined) => void;
}

export function LogoField({ logo, read, onChange }: LogoFieldProps) {
  const say = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (file: File) => {
    setRefusal(undefined);
    try {
      onChange({ name: file.name, shape: await read(file) });
    } catch (error) {
      setRefusal(error instanceof PictureRefused ? error.refusal : { problem: "undecodable", formatName: undefined });
    }
  };
  return (
    <div class="field">
      <span class="field-label" id={id}>
        {say("markLogo")}
      </span>
      <div class="actions">
        <Button kind="quiet" aria-describedby={id} onClick={() => input.current?.click()}>
          {logo === undefined ? say("markLogoChoose") : say("markLogoOther")}
        </Button>
        {logo !== undefined && (
          <Button kind="quiet" onClick={() => onChange(undefined)}>
            {say("markLogoRemove", logo.name)}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        name="markLogo"
        accept="image/*"
        hidden
        aria-label={say("markLogo")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) void take(file);
        }}
      />
      <p class="field-hint">{say("markLogoHint")}</p>
      <p class="field-fault" role="alert">
        {refusal && refusalSentence(refusal, say)}
      </p>
    </div>
  );
}
