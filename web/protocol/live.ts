import { EventParser } from "./events";
import { ask, ticketHeader } from "./http";
import type { Bytes64, LiveState } from "./messages";
import { isProblem } from "./problems";

/** What a page that shows pictures learns while it does (PROTOCOL.md section 4.6). */
export interface LiveListener {
  /** Anything came over the channel, if only a sign of life. */
  heard?(): void;
  state?(state: LiveState): void;
  ended(): void;
  openingOver(): void;
}

/** The server sends at least a comment every 10 s; twice that without a byte is a lost channel. */
const silenceMs = 20_000;
const firstDelayMs = 1_000;
const longestDelayMs = 8_000;

/** Listens until the opening or link has ended or the signal fires; connects again by itself. */
export async function listen(ticket: Bytes64, listener: LiveListener, signal: AbortSignal): Promise<void> {
  let delayMs = firstDelayMs;
  while (!signal.aborted) {
    const silent = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const response = await ask("/api/live", {
        headers: { ...ticketHeader(ticket), accept: "text/event-stream" },
        signal: AbortSignal.any([signal, silent.signal]),
        stream: true,
      });
      const reader = response.body?.getReader();
      const parser = new EventParser();
      while (reader) {
        timer = setTimeout(() => silent.abort(), silenceMs);
        const { done, value } = await reader.read();
        clearTimeout(timer);
        if (done) break;
        delayMs = firstDelayMs;
        listener.heard?.();
        for (const { event, data } of parser.push(value)) {
          if (event === "ended") return listener.ended();
          if (event === "opening-over") return listener.openingOver();
          if (event === "state") listener.state?.(JSON.parse(data) as LiveState);
        }
      }
    } catch (error) {
      clearTimeout(timer);
      if (signal.aborted) return;
      if (isProblem(error, "link-unavailable")) return listener.ended();
      if (isProblem(error, "opening-over")) return listener.openingOver();
    } finally {
      silent.abort();
    }
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }
}
