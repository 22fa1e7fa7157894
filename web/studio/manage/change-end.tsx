import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { defaultLifetime, protocolBounds } from "../policy/lifetime";
import { LifetimeFields, type LifetimeValue } from "../policy/lifetime-fields";
import { emptyForm, readPolicy } from "../policy/policy";
import { useProblemSentence } from "../policy/problem-sentence";
import { useSay } from "../texts/say";

export interface ChangeEndProps {
  name: string;
  onChange: (seconds: number) => void;
  onClose: () => void;
}

const bounds = { lifetime: protocolBounds, links: 1 };

/** Prolongs or shortens, with the same words and bounds as when it was sent. */
export function ChangeEnd({ name, onChange, onClose }: ChangeEndProps) {
  const say = useSay();
  const [value, setValue] = useState<LifetimeValue>({
    lifetime: defaultLifetime,
    customAmount: "",
    customUnit: "days",
  });
  const [tried, setTried] = useState(false);
  const reading = readPolicy({ ...emptyForm(defaultLifetime), ...value }, bounds);
  const fault = useProblemSentence(reading.ok ? new Map() : reading.problems, bounds);
  return (
    <form
      class="confirm"
      noValidate
      aria-label={say("prolongTitle", name)}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reading.ok) onChange(reading.policy.lifetimeSeconds);
      }}
    >
      <p class="confirm-title outside">{say("prolongTitle", name)}</p>
      <LifetimeFields
        value={value}
        bounds={protocolBounds}
        fault={tried ? fault("lifetime") : undefined}
        hint={say("prolongHint")}
        first
        onChange={(changes) => setValue({ ...value, ...changes })}
      />
      <div class="actions">
        <Button submit>{say("prolongDo")}</Button>
        <Button kind="quiet" onClick={onClose}>
          {say("close")}
        </Button>
      </div>
    </form>
  );
}
