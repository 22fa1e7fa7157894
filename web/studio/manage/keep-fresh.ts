import { useEffect } from "preact/hooks";

const everyMs = 15_000;

/** At once, every 15 seconds while the page is looked at, and when somebody comes back to it. */
export function useKeepFresh(refresh: () => Promise<void>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const later = () => {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(again, everyMs);
    };
    const again = () => {
      if (document.hidden) later();
      else void refresh().finally(later);
    };
    again();
    const end = new AbortController();
    window.addEventListener("focus", again, { signal: end.signal });
    window.addEventListener("online", again, { signal: end.signal });
    document.addEventListener("visibilitychange", again, { signal: end.signal });
    return () => {
      ended = true;
      clearTimeout(timer);
      end.abort();
    };
  }, [refresh]);
}
