import { readLink } from "../../format/link-text";
import { derivePassKeys } from "../../format/pass-keys";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { ShareStorage } from "../shares/my-shares";

/** Under which it lies in the browser's storage. */
export const passKey = "darkslide.pass";

/** The sender's pass, in this browser alone; where storage is blocked, as long as the page is open. */
export class KeptPass {
  #here: string | undefined;

  constructor(readonly storage: ShareStorage | undefined) {}

  /** The text behind the `#` of the pass: whoever has it may send. */
  get text(): string | undefined {
    return this.#here ?? this.#stored();
  }

  /** Whether the browser keeps it beyond this page. */
  keep(text: string): boolean {
    this.#here = text;
    try {
      this.storage?.setItem(passKey, text);
      return this.storage !== undefined;
    } catch {
      return false;
    }
  }

  /** Takes what another tab has kept meanwhile. */
  lookAgain(): void {
    if (this.#stored() !== undefined) this.#here = undefined;
  }

  forget(): void {
    this.#here = undefined;
    try {
      this.storage?.removeItem(passKey);
    } catch {
      // Blocked: then there is nothing to remove either.
    }
  }

  /** What the server is shown; nothing where no pass is kept, or what other programs wrote there is none. */
  async header(): Promise<string | undefined> {
    const { text } = this;
    if (text === undefined) return undefined;
    try {
      return await passHeaderOf(text);
    } catch {
      this.forget();
      return undefined;
    }
  }

  #stored(): string | undefined {
    try {
      return this.storage?.getItem(passKey) ?? undefined;
    } catch {
      return undefined;
    }
  }
}

/** The header's value of a pass; rejects with a FormatError where the text is none. */
export async function passHeaderOf(text: string): Promise<string> {
  const { passId, passToken } = await derivePassKeys(await readLink(text, "pass"));
  return `${encodeBase64Url(passId)}.${encodeBase64Url(passToken)}`;
}
