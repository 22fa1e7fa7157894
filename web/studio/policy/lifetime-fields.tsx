import { Field } from "../../design/field";
import { useSay } from "../texts/say";
import { Select } from "./form-parts";
import { type LifetimeBounds, type LifetimeUnit, presetLifetimes } from "./lifetime";
import { lifetimeText } from "./lifetime-text";
import type { PolicyForm } from "./policy";

export type LifetimeValue = Pick<PolicyForm, "lifetime" | "customAmount" | "customUnit">;

export interface LifetimeFieldsProps {
  value: LifetimeValue;
  bounds: LifetimeBounds;
  fault: string | undefined;
  hint?: string;
  /** Takes the focus when it appears. */
  first?: boolean;
  onChange: (changes: Partial<LifetimeValue>) => void;
}

export function LifetimeFields({ value, bounds, fault, hint, first, onChange }: LifetimeFieldsProps) {
  const say = useSay();
  const presets = presetLifetimes(bounds).map((seconds) => ({ value: String(seconds), label: lifetimeText(seconds) }));
  const units: readonly LifetimeUnit[] = ["minutes", "hours", "days"];
  return (
    <div class="group">
      <Select
        name="lifetime"
        label={say("lifetime")}
        first={first ?? false}
        hint={hint ?? say("lifetimeHint")}
        value={String(value.lifetime)}
        options={[...presets, { value: "custom", label: say("lifetimeCustom") }]}
        onChange={(choice) => onChange({ lifetime: choice === "custom" ? choice : Number(choice) })}
      />
      {value.lifetime === "custom" && (
        <div class="pair">
          <Field
            name="lifetimeAmount"
            label={say("lifetimeAmount")}
            fault={fault}
            inputMode="numeric"
            autocomplete="off"
            first
            value={value.customAmount}
            onInput={(customAmount) => onChange({ customAmount })}
          />
          <Select
            name="lifetimeUnit"
            label={say("lifetimeUnit")}
            value={value.customUnit}
            options={units.map((unit) => ({ value: unit, label: say(unit) }))}
            onChange={(unit) => onChange({ customUnit: unit as LifetimeUnit })}
          />
        </div>
      )}
    </div>
  );
}
