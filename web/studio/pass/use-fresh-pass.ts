import { useEffect, useState } from "preact/hooks";
import { server as askServer } from "../../protocol/looking";
import type { SenderPass } from "../../protocol/messages";

/** What the server told of the pass, and again whenever `mark` changes: what is left has changed with it. */
export function useFreshPass(told: SenderPass | null, header: string | undefined, mark: unknown): SenderPass | null {
  const [fresh, setFresh] = useState({ told, mark });
  useEffect(() => {
    if (header === undefined || mark === fresh.mark) return;
    const stop = new AbortController();
    askServer(header, stop.signal).then(
      ({ pass }) => setFresh({ told: pass, mark }),
      () => {},
    );
    return () => stop.abort();
  }, [mark]);
  return fresh.told;
}
