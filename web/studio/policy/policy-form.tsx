import type { ComponentChildren } from "preact";
import { Field } from "../../design/field";
import { useSay } from "../texts/say";
import { ExposureFields } from "./exposure-fields";
import { Check, Group } from "./form-parts";
import type { FormTools } from "./form-tools";
import { LifetimeFields } from "./lifetime-fields";
import { MarkFields } from "./mark-fields";
import { NoticeGroup } from "./notice-group";
import type { NoticeProblem } from "./notice-to";
import { OpeningsFields } from "./openings-fields";
import { PasswordFields } from "./password-fields";
import type { PolicyForm as Form, PolicyBounds, PolicyField, PolicyProblem } from "./policy";
import { useProblemSentence } from "./problem-sentence";
import { readRecipients } from "./recipients";
import { RecipientsFields } from "./recipients-fields";
import { SenderFields } from "./sender-fields";
import { ViewersFields } from "./viewers-fields";

export interface PolicyFormProps {
  form: Form;
  bounds: PolicyBounds;
  /** Whether one of the pictures has an HDR gain map that can be kept. */
  hasGainMap: boolean;
  /** Empty until a person has tried to send: nobody is scolded while still typing. */
  problems: ReadonlyMap<PolicyField, PolicyProblem>;
  /** What the mark is tried on. */
  pictures: readonly File[];
  tools: FormTools;
  /** Whether PDFs go along themselves, where there are some. */
  documents?: ComponentChildren;
  onChange: (changes: Partial<Form>) => void;
}

/** All that a sender decides, in the order in which people think of it. */
export function PolicyForm({
  form,
  bounds,
  hasGainMap,
  problems,
  pictures,
  tools,
  documents,
  onChange,
}: PolicyFormProps) {
  const say = useSay();
  const fault = useProblemSentence(problems, bounds);
  return (
    <div class="policy">
      <Field
        name="title"
        label={say("title")}
        hint={say("titleHint")}
        fault={fault("title")}
        value={form.title}
        autocomplete="off"
        onInput={(title) => onChange({ title })}
      />
      <SenderFields form={form} fault={fault("from")} tools={tools} onChange={onChange} />
      <RecipientsFields form={form} bounds={bounds} fault={fault("names")} onChange={onChange} />
      <LifetimeFields value={form} bounds={bounds.lifetime} fault={fault("lifetime")} onChange={onChange} />
      <OpeningsFields form={form} fault={fault("openings")} onChange={onChange} />
      <ExposureFields form={form} fault={fault("start")} onChange={onChange} />
      <ViewersFields
        form={form}
        codes={bounds.codes ?? false}
        passkeys={bounds.passkeys ?? false}
        fault={fault("code")}
        onChange={onChange}
      />
      <PasswordFields form={form} fault={fault("password")} onChange={onChange} />
      <NoticeGroup
        form={form}
        bounds={bounds}
        problem={problems.get("notice") as NoticeProblem | undefined}
        onChange={onChange}
      />
      <MarkFields
        mark={form.mark}
        fault={fault("mark")}
        recipient={firstRecipient(form, bounds)}
        pictures={pictures}
        tools={tools}
        onChange={(mark) => onChange({ mark })}
      />
      <Group>
        <Check
          name="picks"
          label={say("picks")}
          hint={say("picksHint")}
          checked={form.picks}
          onChange={(picks) => onChange({ picks })}
        />
        {form.picks && form.audience === "named" && (
          <Check
            name="picksShared"
            label={say("picksShared")}
            hint={say("picksSharedHint")}
            checked={form.picksShared}
            onChange={(picksShared) => onChange({ picksShared })}
          />
        )}
        <Check
          name="viewOnly"
          label={say("viewOnly")}
          hint={say(form.mark.use ? "viewOnlyMarked" : "viewOnlyHint")}
          checked={form.viewOnly || form.mark.use}
          off={form.mark.use}
          onChange={(viewOnly) => onChange({ viewOnly })}
        />
        {!form.viewOnly && !form.mark.use && (
          <Check
            name="approve"
            label={say("approveLater")}
            hint={say(form.openings === "unlimited" ? "approveLaterHint" : "approveLaterLimited")}
            checked={form.approve}
            onChange={(approve) => onChange({ approve })}
          />
        )}
        {!form.viewOnly && !form.mark.use && documents}
        <Check
          name="keepNames"
          label={say("keepNames")}
          hint={say("keepNamesHint")}
          checked={form.keepNames}
          onChange={(keepNames) => onChange({ keepNames })}
        />
        {hasGainMap && !form.viewOnly && !form.mark.use && (
          <Check
            name="keepHdr"
            label={say("keepHdr")}
            hint={say("keepHdrHint")}
            checked={form.keepHdr}
            onChange={(keepHdr) => onChange({ keepHdr })}
          />
        )}
      </Group>
    </div>
  );
}

function firstRecipient(form: Form, bounds: PolicyBounds): string | undefined {
  if (form.audience === "anyone") return undefined;
  const reading = readRecipients(form.names, bounds.links);
  return reading.ok ? reading.names[0] : undefined;
}
