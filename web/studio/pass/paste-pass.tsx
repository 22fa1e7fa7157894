import { useState } from "preact/hooks";
import { PasteForm } from "../parts/paste-form";
import { useSay } from "../texts/say";
import type { PassFault, PassInUse } from "./use-pass";

/** Takes a pass with whatever was copied around it. */
export function PastePass({ use }: { use: PassInUse }) {
  const say = useSay();
  const [fault, setFault] = useState<PassFault>();
  return (
    <PasteForm
      name="pass"
      label={say("passPaste")}
      go={say("passPasteGo")}
      fault={fault && say(`pass_${fault}`)}
      onPaste={(text) => void use.paste(text).then(setFault)}
      onChange={() => setFault(undefined)}
    />
  );
}
