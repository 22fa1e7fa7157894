import { useId } from "preact/hooks";
import { useSay } from "../texts/say";
import { Choice } from "./form-parts";
import type { PolicyBounds, PolicyForm } from "./policy";
import { readRecipients } from "./recipients";

export interface RecipientsFieldsProps {
  form: PolicyForm;
  bounds: PolicyBounds;
  fault: string | undefined;
  onChange: (changes: Partial<PolicyForm>) => void;
}

export function RecipientsFields({ form, bounds, fault, onChange }: RecipientsFieldsProps) {
  const say = useSay();
  return (
    <div class="group">
      <Choice
        name="audience"
        label={say("audience")}
        value={form.audience}
        options={[
          { value: "anyone", label: say("audienceAnyone") },
          { value: "named", label: say("audienceNamed") },
        ]}
        onChange={(audience) => onChange({ audience })}
      />
      {form.audience === "named" && (
        <Names names={form.names} most={bounds.links} fault={fault} onInput={(names) => onChange({ names })} />
      )}
    </div>
  );
}

interface NamesProps {
  names: string;
  most: number;
  fault: string | undefined;
  onInput: (names: string) => void;
}

function Names({ names, most, fault, onInput }: NamesProps) {
  const say = useSay();
  const id = useId();
  const reading = readRecipients(names, most);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {say("names")}
      </label>
      <textarea
        class="input"
        id={id}
        name="names"
        rows={4}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        value={names}
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="field-hint" id={`${id}-hint`}>
        {say("namesHint", reading.ok ? reading.names.length : 0)}
      </p>
      <p class="field-fault" id={`${id}-fault`} role="alert">
        {fault}
      </p>
    </div>
  );
}
