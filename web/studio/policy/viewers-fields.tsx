import { TextArea } from "../parts/text-area";
import { useSay } from "../texts/say";
import { Check, Select } from "./form-parts";
import type { PolicyForm } from "./policy";

/** As they are offered; the server takes any up to 20. */
const choices = [1, 2, 3, 5, 10, 20];

export interface ViewersFieldsProps {
  form: PolicyForm;
  /** Whether the server can send codes. */
  codes: boolean;
  /** Whether links can want a passkey. */
  passkeys: boolean;
  fault: string | undefined;
  onChange: (changes: Partial<PolicyForm>) => void;
}

/** Who may look, beyond having the link. */
export function ViewersFields({ form, codes, passkeys, fault, onChange }: ViewersFieldsProps) {
  const say = useSay();
  return (
    <div class="group">
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
      <Check
        name="passkey"
        label={say("usePasskey")}
        hint={say(passkeys ? "usePasskeyHint" : "passkeysNotOffered")}
        checked={form.passkey && passkeys}
        off={!passkeys}
        onChange={(passkey) => onChange({ passkey })}
      />
      {codes && (
        <Check
          name="useCode"
          label={say("useCode")}
          hint={say("useCodeHint")}
          checked={form.useCode}
          onChange={(useCode) => onChange({ useCode })}
        />
      )}
      {codes && form.useCode && (
        <TextArea
          name="codeTo"
          label={say("codeTo")}
          hint={say(form.audience === "named" ? "codeToNamedHint" : "codeToHint")}
          fault={fault}
          rows={2}
          value={form.codeTo}
          onInput={(codeTo) => onChange({ codeTo })}
        />
      )}
    </div>
  );
}
