import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { addStyles } from "../../design/later";
import css from "../view/form.css?inline";
import { Heading } from "../view/heading";
import type { PasskeyFault } from "./passkey";
import { texts } from "./texts";

addStyles(css);

export type PasskeyTrouble = PasskeyFault | "wrong" | "other";

export interface PasskeyFormProps {
  /** Whether one is made, for a link that has none yet. */
  isNew: boolean;
  trouble: PasskeyTrouble | undefined;
  onUse: () => void;
}

/** Has a person make or use the link's passkey, and says what came between. */
export function PasskeyForm({ isNew, trouble, onUse }: PasskeyFormProps) {
  const [waiting, setWaiting] = useState(false);
  const words = texts();
  return (
    <>
      <Heading
        text={trouble === "other" ? words.otherPasskeyTitle : isNew ? words.passkeyNewTitle : words.passkeyTitle}
      />
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (waiting) return;
          setWaiting(true);
          onUse();
        }}
      >
        {trouble ? (
          <p class="lead" role="alert">
            {words[`passkey_${trouble === "not-confirmed" && isNew ? "not-made" : trouble}`]}
          </p>
        ) : (
          <p class="lead">{isNew ? words.passkeyNew : words.passkey}</p>
        )}
        <Button large submit off={waiting}>
          {waiting ? words.passkeyWaiting : isNew ? words.passkeyMake : words.passkeyUse}
        </Button>
      </form>
    </>
  );
}
