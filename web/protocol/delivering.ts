import { ask, ticketHeader } from "./http";
import type { Bytes64 } from "./messages";
import { isProblem } from "./problems";

/**
 * Says that one picture was saved, where pictures end one by one (PROTOCOL.md section 4.5.1). That the link has ended by it counts as
 * success. Apart from the other requests, so that pages load it only with links that ask for it.
 */
export async function deliver(ticket: Bytes64, blobs: readonly number[], signal?: AbortSignal): Promise<void> {
  try {
    await ask("/api/openings/deliver", {
      method: "POST",
      body: JSON.stringify({ blobs }),
      headers: { "content-type": "application/json", ...ticketHeader(ticket) },
      // Goes its way even if the page is left behind the last saved byte.
      keepalive: true,
      signal,
    });
  } catch (error) {
    if (!isProblem(error, "link-unavailable")) throw error;
  }
}
