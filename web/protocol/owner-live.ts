import { follow } from "./channel";
import type { ShareLiveState } from "./messages";
import { asOwner, type Owner } from "./owning";
import { isProblem } from "./problems";

/** What an owner who watches a share learns (PROTOCOL.md section 5.14). */
export interface ShareListener {
  /** Said at once, on every change, and as a sign of life. */
  state(state: ShareLiveState): void;
  /** The channel is gone; another try follows. */
  lost(): void;
  /** Nothing more will happen. */
  ended(): void;
}

/** Watches until the share has ended or the signal fires; connects again by itself. */
export function watchShare(owner: Owner, listener: ShareListener, signal: AbortSignal): Promise<void> {
  return follow(
    "/api/shares/live",
    asOwner(owner),
    {
      told: ({ event, data }) => {
        if (event === "state") listener.state(JSON.parse(data) as ShareLiveState);
        if (event === "ended") listener.ended();
        return event === "ended";
      },
      failed: (error) => {
        // Whoever is not the owner (any more) has nothing to watch; the status says why.
        const over = isProblem(error, "not-owner");
        if (over) listener.ended();
        return over;
      },
      lost: () => listener.lost(),
    },
    signal,
  );
}
