import { useEffect, useState } from "preact/hooks";
import type { Savable, Session } from "../session";

type Code = typeof import("../delivery");

/** Pictures that end one by one: which have ended, and what is shown of that. */
export interface Delivery extends Pick<Code, "Badge" | "Ended" | "Head"> {
  readonly ended: ReadonlySet<Savable>;
}

/** Undefined until its code has come, and always for links whose pictures don't end so. */
export function useDelivery(session: Session): Delivery | undefined {
  const [delivery, setDelivery] = useState<Delivery>();
  useEffect(() => {
    if (session.each)
      import("../delivery").then(
        ({ follow, ...parts }) => follow(session, (ended) => setDelivery({ ...parts, ended })),
        () => undefined,
      );
  }, []);
  return delivery;
}
