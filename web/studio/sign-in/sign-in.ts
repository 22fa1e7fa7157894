import { sha256 } from "../../format/bytes";
import { createSecret, writeLink } from "../../format/link-text";
import { derivePassKeys } from "../../format/pass-keys";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { Bytes64, SenderPass, SignInBegun, SignInNumber, Time } from "../../protocol/messages";
import { type KeptPass, passHeaderOf } from "../pass/kept-pass";
import type { Arrival } from "./arrival";
import type { Pending, PendingSignIn } from "./pending";

/** Where a sign-in stands, for a person to see. */
export type Step =
  | { readonly step: "offer" }
  | { readonly step: "confirm"; readonly begun: SignInBegun }
  | { readonly step: "leaving" }
  | { readonly step: "done"; readonly pass: SenderPass; readonly kept: boolean }
  | { readonly step: "number"; readonly number: string; readonly expires: Time }
  /** Somebody else began it. */
  | { readonly step: "foreign" }
  /** The provider says no, or the person did there. */
  | { readonly step: "declined" }
  /** This tab can't remember what it began until it is back. */
  | { readonly step: "no-memory" };

/** The server's part, and the browser's. */
export interface Provider {
  begin(passId: Bytes64, tokenHash: Bytes64): Promise<SignInBegun>;
  look(state: Bytes64): Promise<SignInBegun>;
  finish(state: Bytes64, code: string, pass: string): Promise<SenderPass>;
  approve(state: Bytes64, code: string): Promise<SignInNumber>;
  goTo(address: string): void;
}

/** A sign-in in one tab, from `/sign-in` to the provider and back. */
export class SignIn {
  /** Taken out of the tab's memory, and here while its end may have to be tried again. */
  #ending: Pending | undefined;

  constructor(
    readonly provider: Provider,
    readonly pending: PendingSignIn,
    readonly kept: KeptPass,
  ) {}

  /** What is to be seen where the browser has come to. */
  async arrive(arrival: Arrival): Promise<Step> {
    switch (arrival.kind) {
      case "here":
        return { step: "offer" };
      case "program":
        return { step: "confirm", begun: await this.provider.look(arrival.state) };
      case "refused":
        this.#ending = this.pending.take(arrival.state);
        return this.#ending ? { step: "declined" } : { step: "foreign" };
      case "back":
        return this.#back(arrival.state, arrival.code);
    }
  }

  /** Makes a pass, and goes to the provider with it. */
  async begin(anew = false): Promise<Step> {
    const secret = createSecret();
    const { passId, passToken } = await derivePassKeys(secret);
    const begun = await this.provider.begin(encodeBase64Url(passId), encodeBase64Url(await sha256(passToken)));
    return this.#leave(begun, await writeLink("pass", secret), anew);
  }

  /** After a refusal: the provider asks who it is, so that it may be somebody else. A program's sign-in stays the program's. */
  async again(): Promise<Step> {
    if (!this.isForProgram || this.#ending === undefined) return this.begin(true);
    return this.#leave(await this.provider.look(this.#ending.state), undefined, true);
  }

  /** Whether what didn't go well was a program's. */
  get isForProgram(): boolean {
    return this.#ending !== undefined && this.#ending.pass === undefined;
  }

  /** A person says that the program is theirs. */
  confirm(begun: SignInBegun): Step {
    return this.#leave(begun, undefined);
  }

  #leave({ state, address }: SignInBegun, pass: string | undefined, anew = false): Step {
    const goal = new URL(address);
    if (!/^https?:$/u.test(goal.protocol)) throw new TypeError("not an address of the web");
    if (!this.pending.keep({ state, pass })) return { step: "no-memory" };
    if (anew) goal.searchParams.set("prompt", "login");
    this.provider.goTo(goal.href);
    return { step: "leaving" };
  }

  async #back(state: string, code: string): Promise<Step> {
    const began = this.#ending?.state === state ? this.#ending : this.pending.take(state);
    if (began === undefined) return { step: "foreign" };
    this.#ending = began;
    if (began.pass === undefined) return { step: "number", ...(await this.provider.approve(state, code)) };
    const pass = await this.provider.finish(state, code, await passHeaderOf(began.pass));
    return { step: "done", pass, kept: this.kept.keep(began.pass) };
  }
}
