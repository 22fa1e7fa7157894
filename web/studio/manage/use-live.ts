import { useEffect } from "preact/hooks";
import type { OwnedShare } from "./owned-share";

/** Watches a share while its page is looked at. */
export function useLive(share: OwnedShare): void {
  useEffect(() => {
    let watching: AbortController | undefined;
    const change = () => {
      watching?.abort();
      watching = undefined;
      if (document.hidden) return;
      watching = new AbortController();
      void share.watch(watching.signal);
    };
    change();
    document.addEventListener("visibilitychange", change);
    return () => {
      document.removeEventListener("visibilitychange", change);
      watching?.abort();
    };
  }, [share]);
}
