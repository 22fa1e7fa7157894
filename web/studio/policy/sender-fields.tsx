import { useMemo } from "preact/hooks";
import { Field } from "../../design/field";
import { useObjectUrl } from "../parts/object-url";
import { useSay } from "../texts/say";
import { Group } from "./form-parts";
import type { FormTools } from "./form-tools";
import { LogoField } from "./logo-field";
import type { PolicyForm } from "./policy";

export interface SenderFieldsProps {
  form: PolicyForm;
  fault: string | undefined;
  tools: FormTools;
  onChange: (changes: Partial<PolicyForm>) => void;
}

/** Who sends the pictures: a name, a logo, both or neither. */
export function SenderFields({ form: { from, logo }, fault, tools, onChange }: SenderFieldsProps) {
  const say = useSay();
  const file = useMemo(() => logo && new Blob([logo.data], { type: logo.mediaType }), [logo]);
  const address = useObjectUrl(file);
  return (
    <Group>
      <Field
        name="from"
        label={say("from")}
        hint={say("fromHint")}
        fault={fault}
        value={from}
        autocomplete="organization"
        onInput={(text) => onChange({ from: text })}
      />
      {address && <img class="sender-logo" src={address} alt={say("senderLogo")} />}
      <LogoField
        name="senderLogo"
        label={say("senderLogo")}
        hint={say("senderLogoHint")}
        chosen={logo !== undefined}
        removeLabel={say("senderLogoRemove")}
        onFile={async (chosen) => onChange({ logo: await tools.senderLogo(chosen) })}
        onRemove={() => onChange({ logo: undefined })}
      />
    </Group>
  );
}
