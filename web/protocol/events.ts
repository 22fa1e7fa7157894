export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** Reads an event stream (HTML standard, section 9.2) as it comes in, in pieces cut anywhere. */
export class EventParser {
  #decoder = new TextDecoder();
  #rest = "";
  #event = "";
  #data: string[] = [];

  push(bytes: Uint8Array): ServerSentEvent[] {
    const events: ServerSentEvent[] = [];
    this.#rest += this.#decoder.decode(bytes, { stream: true });
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.#rest);
      if (!end) return events;
      const event = this.#line(this.#rest.slice(0, end.index));
      this.#rest = this.#rest.slice(end.index + end[0].length);
      if (event) events.push(event);
    }
  }

  #line(line: string): ServerSentEvent | undefined {
    if (line === "") {
      const complete =
        this.#data.length > 0 ? { event: this.#event || "message", data: this.#data.join("\n") } : undefined;
      this.#event = "";
      this.#data = [];
      return complete;
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") this.#event = value;
    else if (name === "data") this.#data.push(value);
    return undefined;
  }
}
