import { encodeBase64Url } from "../../format/strict-base64-url";
import { normaliseAddress } from "../../format/viewer-address";
import { type CodeProof, sendCode } from "../../protocol/admission";
import type { OpenAnswer } from "../../protocol/messages";
import { isProblem, NotReachable } from "../../protocol/problems";
import type { Admission } from "./admit";
import { AddressForm, CodeForm, type CodeReply } from "./code-forms";
import { texts } from "./texts";

type Opener = (code: CodeProof) => Promise<OpenAnswer>;

/** What was typed last, so that nobody types it twice. */
let address = "";

/** Asks for an address, has a code sent there, and opens with what comes back; again until it opens or the server says something else. */
export async function askForCode(admission: Admission, open: Opener): Promise<OpenAnswer> {
  const addressKey = encodeBase64Url(await admission.addressKey());
  let fault: string | undefined;
  for (;;) {
    address = await ask<string>(admission, (onReply) => <AddressForm {...{ address, fault, onReply }} />);
    const normal = normaliseAddress(address);
    fault = normal ? await send(admission, addressKey, normal) : texts().addressUnfit;
    if (!normal || fault) continue;
    const answer = await tryCodes(admission, normal, (code) => open({ addressKey, address: normal, code }));
    if (answer) return answer;
  }
}

/** Why no code was sent; undefined if perhaps one was. */
async function send({ locator, access }: Admission, addressKey: string, normal: string): Promise<string | undefined> {
  try {
    const language = document.documentElement.lang;
    await sendCode({ locator, access, addressKey, address: normal, language });
    return undefined;
  } catch (error) {
    if (error instanceof NotReachable && error.retryAfterSeconds) return texts().tooSoon(error.retryAfterSeconds);
    throw error;
  }
}

/** Undefined where a person wants another code. */
async function tryCodes(
  admission: Admission,
  normal: string,
  open: (code: string) => Promise<OpenAnswer>,
): Promise<OpenAnswer | undefined> {
  for (let fault: string | undefined; ; ) {
    const reply: CodeReply = await ask(admission, (onReply) => <CodeForm {...{ address: normal, fault, onReply }} />);
    if (reply === "another") return undefined;
    try {
      return await open(reply.code);
    } catch (error) {
      if (!isProblem(error, "wrong-code")) throw error;
      fault = texts().codeWrong(error.triesLeft ?? 0);
    }
  }
}

function ask<Reply>(
  { show }: Admission,
  form: (onReply: (reply: Reply) => void) => preact.JSX.Element,
): Promise<Reply> {
  return new Promise((resolve) => {
    const onReply = (reply: Reply) => {
      show(undefined);
      resolve(reply);
    };
    const shown = form(onReply);
    show(() => shown);
  });
}
