import { useSay } from "../texts/say";
import { Select } from "./form-parts";
import type { PolicyForm } from "./policy";

/** As they are offered; the server takes any up to 20. */
const choices = [1, 2, 3, 5, 10, 20];

export interface ViewersFieldsProps {
  form: PolicyForm;
  onChange: (changes: Partial<PolicyForm>) => void;
}

/** Who may look, beyond having the link. */
export function ViewersFields({ form, onChange }: ViewersFieldsProps) {
  const say = useSay();
  return (
    <Select
      name="devices"
      label={say("devices")}
      hint={say(form.devices === null ? "devicesAnyHint" : "devicesHint")}
      value={String(form.devices ?? "")}
      options={[
        { value: "", label: say("devicesAny") },
        ...choices.map((count) => ({ value: String(count), label: say("devicesFirst", count) })),
      ]}
      onChange={(choice) => onChange({ devices: choice === "" ? null : Number(choice) })}
    />
  );
}
