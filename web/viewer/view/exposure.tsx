import type { ComponentProps, ComponentType } from "preact";
import { useLater } from "../../design/later";

type Parts = typeof import("../exposure");

/** A clock, for the links that have one: its code comes only then. */
export function Exposure<Name extends keyof Parts>({ is, ...props }: { is: Name } & ComponentProps<Parts[Name]>) {
  const Part = useLater(async () => (await import("../exposure"))[is] as ComponentType<object>);
  return Part ? <Part {...props} /> : null;
}
