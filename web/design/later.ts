import { type ComponentType, h, type VNode } from "preact";
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

/** The same as a component that stands in for it. */
export const later =
  <Props>(load: () => Promise<ComponentType<Props>>) =>
  (props: Props): VNode | null => {
    const Part = useLater(load);
    return Part ? h(Part as ComponentType, props as object) : null;
  };

/**
 * Adds the styles of a part whose code came later, from `import css from "./part.css?inline"`. The pages' policy lets no inline
 * style element in, but what a script of ours says. (Here, and not in a file of its own: that would be a request more.)
 */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
