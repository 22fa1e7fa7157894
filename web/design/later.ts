import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component whose code comes when it is first rendered; until then, and while it can't be had, nothing is there. */
export function useLater<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | undefined {
  const [component, setComponent] = useState<{ readonly is: ComponentType<Props> } | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    load().then(
      (is) => gone || setComponent({ is }),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return component?.is;
}

/**
 * Adds the styles of a part whose code came later, from `import css from "./part.css?inline"`. The pages' policy lets no inline
 * style element in, but what a script of ours says. (Here, and not in a file of its own: that would be a request more.)
 */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
