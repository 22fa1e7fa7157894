import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Field } from "../../design/field";
import { addStyles } from "../../design/later";
import { say } from "../say";
import css from "../view/form.css?inline";
import { Heading } from "../view/heading";
import { texts } from "./texts";

addStyles(css);

export interface AddressFormProps {
  address: string;
  fault: string | undefined;
  onReply: (address: string) => void;
}

/** Whose link this is. */
export function AddressForm({ address, fault, onReply }: AddressFormProps) {
  const [text, setText] = useState(address);
  const words = texts();
  return (
    <>
      <Heading text={words.addressTitle} />
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onReply(text);
        }}
      >
        <Field
          name="email"
          inputMode="email"
          autocomplete="email"
          spellcheck={false}
          label={words.address}
          hint={words.addressHint}
          fault={fault}
          value={text}
          onInput={setText}
          first
        />
        <Button large submit>
          {words.sendCode}
        </Button>
      </form>
    </>
  );
}

export type CodeReply = { readonly code: string } | "another";

export interface CodeFormProps {
  address: string;
  fault: string | undefined;
  onReply: (reply: CodeReply) => void;
}

/** The six digits that were sent there. */
export function CodeForm({ address, fault: before, onReply }: CodeFormProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState(before);
  const words = texts();
  return (
    <>
      <Heading text={words.codeTitle} />
      <p class="lead">{words.codeSent(address)}</p>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const code = digits(text);
          if (/^\d{6}$/.test(code)) onReply({ code });
          else setFault(words.codeUnfit);
        }}
      >
        <Field
          name="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          label={words.code}
          hint={words.codeHint}
          fault={fault}
          value={text}
          onInput={setText}
          first
        />
        <div class="form-buttons">
          <Button large submit>
            {say("open")}
          </Button>
          <Button kind="quiet" onClick={() => onReply("another")}>
            {words.another}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Without spaces, and from whatever digits a keyboard has. */
function digits(text: string): string {
  return text.replace(/\s/g, "").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
