import { Field } from "../../design/field";
import type { NoticesOffered } from "../../protocol/messages";
import { useSay } from "../texts/say";
import type { NoticeForm, NoticeProblem } from "./notice-to";

export interface NoticeFieldsProps {
  form: NoticeForm;
  offered: NoticesOffered;
  problem: NoticeProblem | undefined;
  onChange: (changes: Partial<NoticeForm>) => void;
}

/** Where a sender is told of first openings: as far as the server can tell them. */
export function NoticeFields({ form, offered, problem, onChange }: NoticeFieldsProps) {
  const say = useSay();
  const fault = problem && say(`problem_${problem}`);
  // Where only hooks are offered, nothing written is missing there.
  const atHook = problem === "notice-hook" || !offered.emails;
  return (
    <>
      {offered.emails && (
        <Field
          name="notifyEmail"
          label={say("notifyEmail")}
          hint={say("notifyEmailHint")}
          fault={atHook ? undefined : fault}
          inputMode="email"
          autocomplete="email"
          spellcheck={false}
          value={form.notifyEmail}
          onInput={(notifyEmail) => onChange({ notifyEmail })}
        />
      )}
      {offered.hooks && (
        <Field
          type="url"
          name="notifyHook"
          label={say("notifyHook")}
          hint={say("notifyHookHint")}
          fault={atHook ? fault : undefined}
          autocomplete="off"
          spellcheck={false}
          value={form.notifyHook}
          onInput={(notifyHook) => onChange({ notifyHook })}
        />
      )}
    </>
  );
}
