import { EventParser, type ServerSentEvent } from "./events";
import { ask } from "./http";

/** Whoever follows a channel of server-sent events. */
export interface ChannelListener {
  /** Anything came over the channel, if only a sign of life. */
  heard?(): void;
  /** Answers whether that was the last one. */
  told(event: ServerSentEvent): boolean;
  /** The server refused, or can't be reached. Answers whether to give up. */
  failed(error: unknown): boolean;
  /** The channel is gone; another try follows. */
  lost?(): void;
}

/** The server says something at least every 10 s; twice that without a byte is a lost channel. */
const silenceMs = 20_000;
const firstDelayMs = 1_000;
const longestDelayMs = 8_000;

/** Listens until the last event came or the signal fires; connects again by itself. */
export async function follow(
  path: string,
  headers: Record<string, string>,
  listener: ChannelListener,
  signal: AbortSignal,
): Promise<void> {
  let delayMs = firstDelayMs;
  while (!signal.aborted) {
    const silent = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const response = await ask(path, {
        headers: { ...headers, accept: "text/event-stream" },
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
        for (const event of parser.push(value)) if (listener.told(event)) return;
      }
    } catch (error) {
      clearTimeout(timer);
      if (signal.aborted || listener.failed(error)) return;
    } finally {
      silent.abort();
    }
    listener.lost?.();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }
}
