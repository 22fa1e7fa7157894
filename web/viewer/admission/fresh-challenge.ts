import type { Bytes } from "../../format/bytes";

const renewEvery = 40_000;
/** With the minute that a device has for its answer it is still good then: a server takes one for two minutes. */
const oldest = 55_000;

/**
 * A challenge that is young enough whenever a person presses the button, however long they read first: a device would make a passkey of an old
 * one, and the server refuse it.
 */
export class FreshChallenge {
  #renewing: ReturnType<typeof setInterval> | undefined;

  private constructor(
    readonly ask: () => Promise<Bytes>,
    private value: Bytes,
    private at: number,
  ) {}

  static async begin(ask: () => Promise<Bytes>): Promise<FreshChallenge> {
    const at = Date.now();
    const fresh = new FreshChallenge(ask, await ask(), at);
    fresh.#renewing = setInterval(() => {
      // A tab that nobody looks at asks for nothing. A server that can't be reached now may be when the button is pressed.
      if (document.visibilityState === "visible") void fresh.#renew().catch(() => undefined);
    }, renewEvery);
    return fresh;
  }

  /** At once where there is one, as browsers want what follows to come with the press; asked anew where the device slept meanwhile. */
  async take(): Promise<Bytes> {
    this.stop();
    const age = Date.now() - this.at;
    if (age < 0 || age > oldest) await this.#renew();
    return this.value;
  }

  stop(): void {
    clearInterval(this.#renewing);
  }

  async #renew(): Promise<void> {
    const at = Date.now();
    this.value = await this.ask();
    this.at = at;
  }
}
