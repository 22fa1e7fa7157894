import type { ComponentType } from "preact";
import type { Bytes } from "../../format/bytes";
import { challenge, openWith, type Shown } from "../../protocol/admission";
import type { Bytes64, OpenAnswer } from "../../protocol/messages";
import { isProblem } from "../../protocol/problems";
import type { Asks } from "../state";
import { askForCode } from "./ask-for-code";
import { askForPasskey } from "./ask-for-passkey";
import { bytes } from "./bytes";
import { deviceKey, NoKeyPlace } from "./device-keys";
import { signAs } from "./device-proof";
import { Barred } from "./parts";

/** An opening that is asked for, and what its link wants besides the secret. */
export interface Admission {
  /** Under which addresses are compared. From the page: code that both have would be a file of its own, which every page would load. */
  readonly addressKey: () => Promise<Bytes>;
  readonly asks: Asks;
  readonly locator: Bytes64;
  readonly access: Bytes64;
  readonly opening: Bytes64;
  readonly signal?: AbortSignal | undefined;
  /** Shows a part of the page instead of the progress, or the progress again. */
  readonly show: (part: ComponentType | undefined) => void;
}

/** Opens a link that asks for more than its secret; where it bars the way, a person may try again. */
export async function admit(admission: Admission): Promise<OpenAnswer> {
  for (;;) {
    try {
      return await open(admission);
    } catch (error) {
      const why =
        error instanceof NoKeyPlace ? "no-place" : isProblem(error, "other-device") ? "other-device" : undefined;
      // An opening that is only renewed has nobody before it to ask.
      if (!why || admission.signal) throw error;
      await triedAgain(admission, why);
    }
  }
}

/** An opening that goes on needs neither code nor passkey, so it is tried without first. */
async function open(admission: Admission, shown: Shown = {}): Promise<OpenAnswer> {
  try {
    return await attempt(admission, shown);
  } catch (error) {
    if (admission.signal) throw error;
    if (!shown.code && isProblem(error, "code-needed"))
      return askForCode(admission, (code) => open(admission, { ...shown, code }));
    if (!shown.passkey && isProblem(error, "passkey-needed"))
      return askForPasskey(admission, (passkey) => attempt(admission, { ...shown, passkey }));
    throw error;
  }
}

async function attempt(admission: Admission, shown: Shown, tries = 2): Promise<OpenAnswer> {
  const { locator, access, opening, asks, signal } = admission;
  const request = { locator, access, opening, ...shown };
  if (!asks.devices) return openWith(request, signal);
  const [here, now] = [bytes(locator, 16), bytes(opening, 16)];
  const key = await deviceKey(here);
  const device = await signAs(key, here, now, bytes(await challenge(locator, signal), 32));
  try {
    return await openWith({ ...request, device }, signal);
  } catch (error) {
    // A device that slept between challenge and opening: with another one it goes on.
    if (tries > 1 && isProblem(error, "old-challenge")) return attempt(admission, shown, tries - 1);
    throw error;
  }
}

function triedAgain({ show }: Admission, why: "other-device" | "no-place"): Promise<void> {
  return new Promise((resolve) => {
    const again = () => {
      show(undefined);
      resolve();
    };
    show(() => <Barred why={why} onAgain={again} />);
  });
}
