import { useEffect, useState } from "preact/hooks";

type Tell = (near: boolean) => void;

const watched = new WeakMap<Element, Tell>();

/** Loading begins one screen before a picture is in sight, and its memory is given back four screens behind. */
const coming = new IntersectionObserver((entries) => tell(entries, true), { rootMargin: "100% 0px" });
const going = new IntersectionObserver((entries) => tell(entries, false), { rootMargin: "400% 0px" });

function tell(entries: IntersectionObserverEntry[], near: boolean): void {
  for (const entry of entries) if (entry.isIntersecting === near) watched.get(entry.target)?.(near);
}

/** Whether an element is near enough to what is seen to be worth its memory. */
export function useNearness(element: { readonly current: Element | null }): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    watched.set(current, setNear);
    coming.observe(current);
    going.observe(current);
    return () => {
      coming.unobserve(current);
      going.unobserve(current);
    };
  }, []);
  return near;
}
