import { useEffect, useState } from "preact/hooks";
import { languageTag } from "../../design/texts";
import type { SendingPhase } from "../pipeline/sending-view";
import { useSay } from "../texts/say";
import type { ProgressNow } from "../upload/byte-progress";

/** Every tenth, for a screen reader: a number that changes ten times a second can't be listened to. */
export function usePercentSpoken(progress: ProgressNow, phase: SendingPhase): string {
  const say = useSay();
  const [spoken, setSpoken] = useState("");
  const tenths = progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 10);
  useEffect(() => {
    if (phase !== "pictures" || tenths === 0) return;
    setSpoken(say("sendingPercent", new Intl.NumberFormat(languageTag(), { style: "percent" }).format(tenths / 10)));
  }, [tenths, phase, say]);
  return spoken;
}
