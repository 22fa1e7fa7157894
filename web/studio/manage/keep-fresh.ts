import { useEffect, useRef } from "preact/hooks";

const everyMs = 15_000;

/** At once, when somebody comes back to the page, and, where changes are not told live, every 15 seconds while it is looked at. */
export function useKeepFresh(refresh: () => Promise<void>, live: boolean): void {
  const isLive = useRef(live);
  isLive.current = live;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const later = () => {
      clearTimeout(timer);
      if (!ended) timer = setTimeout(due, everyMs);
    };
    const due = () => (isLive.current ? later() : again());
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
