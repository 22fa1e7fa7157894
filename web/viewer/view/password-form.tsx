import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Field } from "../../design/field";
import { addStyles } from "../../design/later";
import { number } from "../../design/units";
import { say } from "../say";
import css from "./form.css?inline";

addStyles(css);

export interface PasswordFormProps {
  wrong: boolean;
  triesLeft: number | undefined;
  onPassword: (password: string) => void;
}

export function PasswordForm({ wrong, triesLeft, onPassword }: PasswordFormProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState(wrong ? wrongText(triesLeft) : undefined);
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const length = [...text.normalize("NFC")].length;
        if (length < 1 || length > 1_024 || /\p{Surrogate}/u.test(text)) setFault(say("passwordUnfit"));
        else onPassword(text);
      }}
    >
      <Field
        type="password"
        name="password"
        label={say("password")}
        hint={say("passwordHint")}
        fault={fault}
        value={text}
        onInput={setText}
        autocomplete="off"
        spellcheck={false}
        first
      />
      <Button large submit>
        {say("open")}
      </Button>
    </form>
  );
}

function wrongText(triesLeft: number | undefined): string {
  return triesLeft === undefined
    ? say("passwordWrong")
    : `${say("passwordWrong")} ${say("tries", triesLeft, number(triesLeft))}`;
}
