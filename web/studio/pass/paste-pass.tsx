import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { TextArea } from "../parts/text-area";
import { useSay } from "../texts/say";
import type { PassFault, PassInUse } from "./use-pass";

/** Takes a pass with whatever was copied around it. */
export function PastePass({ use }: { use: PassInUse }) {
  const say = useSay();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<PassFault>();
  return (
    <form
      class="group"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void use.paste(text).then(setFault);
      }}
    >
      <TextArea
        name="pass"
        label={say("passPaste")}
        rows={2}
        value={text}
        fault={fault && say(`pass_${fault}`)}
        onInput={(value) => {
          setText(value);
          setFault(undefined);
        }}
      />
      <div class="actions">
        <Button submit kind="quiet">
          {say("passPasteGo")}
        </Button>
      </div>
    </form>
  );
}
