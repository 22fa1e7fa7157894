import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

let arrived = false;

/**
 * The heading of a screen. When one screen follows another, the focus goes to it: what was focused before is gone, and a
 * screen reader says where one is. The first screen of a page leaves the focus alone.
 */
export function ScreenTitle({ id, children }: { id: string; children: ComponentChildren }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) title.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <h1 ref={title} id={id} tabIndex={-1} class="outside">
      {children}
    </h1>
  );
}
