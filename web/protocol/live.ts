import { follow } from "./channel";
import { ticketHeader } from "./http";
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

/** Listens until the opening or link has ended or the signal fires; connects again by itself. */
export function listen(ticket: Bytes64, listener: LiveListener, signal: AbortSignal): Promise<void> {
  const over = (ended: boolean, openingOver: boolean) => {
    if (ended) listener.ended();
    else if (openingOver) listener.openingOver();
    return ended || openingOver;
  };
  return follow(
    "/api/live",
    ticketHeader(ticket),
    {
      heard: () => listener.heard?.(),
      told: ({ event, data }) => {
        if (event === "state") listener.state?.(JSON.parse(data) as LiveState);
        return over(event === "ended", event === "opening-over");
      },
      failed: (error) => over(isProblem(error, "link-unavailable"), isProblem(error, "opening-over")),
    },
    signal,
  );
}
