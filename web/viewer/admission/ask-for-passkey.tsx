import { type PasskeyProof, passkeyChallenge, passkeyOf } from "../../protocol/admission";
import type { OpenAnswer } from "../../protocol/messages";
import { isProblem } from "../../protocol/problems";
import type { Admission } from "./admit";
import { bytes } from "./bytes";
import { FreshChallenge } from "./fresh-challenge";
import { NoPasskey, register, sign, unusable } from "./passkey";
import { PasskeyForm, type PasskeyTrouble } from "./passkey-form";
import { texts } from "./texts";

type Opener = (passkey: PasskeyProof) => Promise<OpenAnswer>;

/** Has a passkey made, or the link's own one sign, and opens with what comes back; again until it opens or the server says something else. */
export async function askForPasskey(admission: Admission, open: Opener): Promise<OpenAnswer> {
  for (let trouble: PasskeyTrouble | undefined = unusable(); ; ) {
    try {
      return await open(await answer(admission, trouble));
    } catch (error) {
      trouble = troubleOf(error);
    }
  }
}

/** Whatever else went wrong is not the passkey's fault. */
function troubleOf(error: unknown): PasskeyTrouble | undefined {
  if (error instanceof NoPasskey) return error.why;
  if (isProblem(error, "wrong-passkey")) return "wrong";
  if (isProblem(error, "other-passkey")) return "other";
  if (isProblem(error, "old-challenge")) return "not-confirmed";
  // The sender had it forgotten meanwhile.
  if (isProblem(error, "passkey-needed")) return undefined;
  throw error;
}

/** Browsers want a person's own press for it, hence a screen of its own; what the device signs is there before it. */
async function answer(admission: Admission, trouble: PasskeyTrouble | undefined): Promise<PasskeyProof> {
  const { locator, opening, show } = admission;
  const credential = await passkeyOf(locator);
  const fresh = await FreshChallenge.begin(async () => bytes(await passkeyChallenge(locator, opening), 32));
  return new Promise((resolve, reject) => {
    const use = async () => {
      const can = unusable();
      if (can) throw new NoPasskey(can);
      const challenge = await fresh.take();
      return credential ? sign(challenge, bytes(credential)) : register(challenge, texts().passkeyName(new Date()));
    };
    const onUse = () => {
      // The screen stays until the device has answered: some devices show nothing of their own.
      use()
        .then(resolve, reject)
        .finally(() => {
          fresh.stop();
          show(undefined);
        });
    };
    show(() => <PasskeyForm {...{ isNew: !credential, trouble, onUse }} />);
  });
}
