import { useSay } from "../texts/say";
import { Check, Group } from "./form-parts";
import { NoticeFields } from "./notice-fields";
import type { NoticeProblem } from "./notice-to";
import type { PolicyBounds, PolicyForm } from "./policy";

export interface NoticeGroupProps {
  form: PolicyForm;
  bounds: PolicyBounds;
  problem: NoticeProblem | undefined;
  onChange: (changes: Partial<PolicyForm>) => void;
}

/** Whether the sender is told of first openings; nothing where the server can't. */
export function NoticeGroup({ form, bounds: { notices }, problem, onChange }: NoticeGroupProps) {
  const say = useSay();
  if (!notices || !(notices.emails || notices.hooks)) return null;
  return (
    <Group>
      <Check
        name="useNotice"
        label={say("useNotice")}
        hint={say("useNoticeHint")}
        checked={form.useNotice}
        onChange={(useNotice) => onChange({ useNotice })}
      />
      {form.useNotice && <NoticeFields form={form} offered={notices} problem={problem} onChange={onChange} />}
    </Group>
  );
}
