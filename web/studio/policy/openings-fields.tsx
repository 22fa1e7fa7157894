import { Field } from "../../design/field";
import { useSay } from "../texts/say";
import { Check, Choice } from "./form-parts";
import type { PolicyForm } from "./policy";

export interface OpeningsFieldsProps {
  form: PolicyForm;
  fault: string | undefined;
  onChange: (changes: Partial<PolicyForm>) => void;
}

export function OpeningsFields({ form, fault, onChange }: OpeningsFieldsProps) {
  const say = useSay();
  const onUntilDownloaded = (untilDownloaded: boolean) => {
    // A link without a limit can't wait for one download: it gets one opening, as the hint says.
    const openings = untilDownloaded && form.openings === "unlimited" ? "once" : form.openings;
    onChange({ untilDownloaded, openings, ...(untilDownloaded && { untilEachDownloaded: false }) });
  };
  return (
    <div class="group">
      <Choice
        name="openings"
        label={say("openingsLabel")}
        hint={form.openings === "unlimited" ? undefined : say("openingsHint")}
        value={form.openings}
        options={[
          { value: "unlimited", label: say("openingsUnlimited"), off: form.untilDownloaded },
          { value: "once", label: say("openingsOnce") },
          { value: "several", label: say("openingsSeveral") },
        ]}
        onChange={(openings) => onChange({ openings })}
      />
      {form.openings === "several" && (
        <Field
          name="openingsNumber"
          label={say("openingsNumber")}
          fault={fault}
          inputMode="numeric"
          autocomplete="off"
          value={form.openingsText}
          onInput={(openingsText) => onChange({ openingsText })}
        />
      )}
      <Check
        name="untilDownloaded"
        label={say("untilDownloaded")}
        hint={say("untilDownloadedHint")}
        checked={form.untilDownloaded}
        onChange={onUntilDownloaded}
      />
      {!form.viewOnly && !form.mark.use && (
        <Check
          name="untilEachDownloaded"
          label={say("untilEachDownloaded")}
          hint={say("untilEachDownloadedHint")}
          checked={form.untilEachDownloaded}
          onChange={(each) => onChange({ untilEachDownloaded: each, ...(each && { untilDownloaded: false }) })}
        />
      )}
    </div>
  );
}
