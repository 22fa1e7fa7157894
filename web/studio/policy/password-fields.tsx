import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Field } from "../../design/field";
import { useSay } from "../texts/say";
import { Check } from "./form-parts";
import { passwordStrength } from "./password";
import type { PolicyForm } from "./policy";

export interface PasswordFieldsProps {
  form: PolicyForm;
  fault: string | undefined;
  onChange: (changes: Partial<PolicyForm>) => void;
}

export function PasswordFields({ form, fault, onChange }: PasswordFieldsProps) {
  const say = useSay();
  const [shown, setShown] = useState(false);
  return (
    <div class="group">
      <Check
        name="usePassword"
        label={say("usePassword")}
        checked={form.usePassword}
        onChange={(usePassword) => onChange({ usePassword })}
      />
      {form.usePassword && (
        <>
          <div class="button-within">
            <Field
              type={shown ? "text" : "password"}
              name="password"
              label={say("password")}
              hint={say("passwordHint")}
              fault={fault}
              autocomplete="new-password"
              spellcheck={false}
              first
              value={form.password}
              onInput={(password) => onChange({ password })}
            />
            <Button kind="bare" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {say(shown ? "passwordHide" : "passwordShow")}
            </Button>
          </div>
          <Strength password={form.password} />
        </>
      )}
    </div>
  );
}

function Strength({ password }: { password: string }) {
  const say = useSay();
  const strength = passwordStrength(password);
  return (
    <p class={`strength ${password === "" ? "" : strength}`} role="status">
      {password !== "" && say(`strength_${strength}`)}
    </p>
  );
}
