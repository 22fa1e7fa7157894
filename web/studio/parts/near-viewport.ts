import { useEffect, useRef, useState } from "preact/hooks";

const watched = new Map<Element, (near: boolean) => void>();
let observer: IntersectionObserver | undefined;

function shared(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
    },
    { rootMargin: "100% 0px" },
  );
  return observer;
}

/** Whether an element is on the screen or within one screen of it: only there is it worth memory. */
export function useNearViewport<E extends Element>() {
  const element = useRef<E>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const watching = element.current;
    if (watching === null) return;
    watched.set(watching, setNear);
    shared().observe(watching);
    return () => {
      watched.delete(watching);
      shared().unobserve(watching);
    };
  }, []);
  return { element, near };
}
