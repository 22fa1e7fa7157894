import { useEffect, useState } from "preact/hooks";
import type { Session } from "../session";
import type { PicksParts } from "./parts";

/** The parts for picking, once their code has come; never where the link takes no picks. */
export function usePicksParts({ manifest }: Session): PicksParts | undefined {
  const [parts, setParts] = useState<PicksParts>();
  useEffect(() => {
    if (manifest.picks)
      import("./parts").then(
        (code) => setParts(code.parts),
        () => undefined,
      );
  }, []);
  return parts;
}
