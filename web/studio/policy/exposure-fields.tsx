import { Field } from "../../design/field";
import { useSay } from "../texts/say";
import { Check, Select } from "./form-parts";
import type { PolicyForm } from "./policy";
import { showChoices, showText } from "./show-for";

export interface ExposureFieldsProps {
  form: PolicyForm;
  fault: string | undefined;
  onChange: (changes: Partial<PolicyForm>) => void;
}

/** From when on, and for how long at a time. */
export function ExposureFields({ form, fault, onChange }: ExposureFieldsProps) {
  const say = useSay();
  return (
    <div class="group">
      <Check
        name="startLater"
        label={say("startLater")}
        hint={say("startLaterHint")}
        checked={form.startLater}
        onChange={(startLater) => onChange({ startLater })}
      />
      {form.startLater && (
        <Field
          type="datetime-local"
          name="start"
          label={say("start")}
          fault={fault}
          first
          value={form.start}
          onInput={(start) => onChange({ start })}
        />
      )}
      <Select
        name="showFor"
        label={say("showFor")}
        hint={say(form.showFor === null ? "showForNone" : "showForHint")}
        value={String(form.showFor ?? "")}
        options={[
          { value: "", label: say("showForUnlimited") },
          ...showChoices.map((seconds) => ({ value: String(seconds), label: showText(seconds) })),
        ]}
        onChange={(choice) => onChange({ showFor: choice === "" ? null : Number(choice) })}
      />
    </div>
  );
}
