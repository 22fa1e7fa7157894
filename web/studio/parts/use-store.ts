import { useEffect, useState } from "preact/hooks";

/** Something that changes by itself and tells so. */
export interface Store<View> {
  readonly view: View;
  subscribe(changed: () => void): () => void;
}

/** Draws again when the store changes; a thousand changes in one frame draw once. */
export function useStore<View>(store: Store<View>): View {
  const [view, setView] = useState(store.view);
  useEffect(() => {
    let frame: number | undefined;
    const draw = () => {
      frame = undefined;
      setView(store.view);
    };
    draw();
    const unsubscribe = store.subscribe(() => {
      // A hidden page gets no frames, but goes on.
      if (document.hidden) draw();
      else frame ??= requestAnimationFrame(draw);
    });
    return () => {
      unsubscribe();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [store]);
  return view;
}

/** The listeners' half of a store. */
export class Listeners {
  readonly #all = new Set<() => void>();

  subscribe(changed: () => void): () => void {
    this.#all.add(changed);
    return () => this.#all.delete(changed);
  }

  tell(): void {
    for (const changed of this.#all) changed();
  }
}
