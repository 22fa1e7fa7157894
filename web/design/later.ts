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
