import { TextArea } from "../parts/text-area";
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
  const reading = readRecipients(form.names, bounds.links);
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
        <TextArea
          name="names"
          label={say("names")}
          hint={say("namesHint", reading.ok ? reading.names.length : 0)}
          fault={fault}
          rows={4}
          value={form.names}
          onInput={(names) => onChange({ names })}
        />
      )}
    </div>
  );
}
