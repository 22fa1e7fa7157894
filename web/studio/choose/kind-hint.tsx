import { WarningIcon } from "../parts/icons";
import { useSay } from "../texts/say";
import type { FindingKind } from "../work/picture";

const hints = {
  position: "positionHint",
  "serial-number": "serialHint",
  thumbnail: "embeddedHint",
  "audio-video": "videoHint",
  "content-credentials": "credentialsHint",
} as const satisfies Partial<Record<FindingKind, string>>;

/** What a kind means for whoever sends the picture, where that isn't plain. */
export function KindHint({ kind }: { kind: FindingKind }) {
  const say = useSay();
  if (!(kind in hints)) return null;
  const grave = kind === "position";
  return (
    <p class={grave ? "small warn" : "small soft"}>
      {grave && <WarningIcon />}
      {say(hints[kind as keyof typeof hints])}
    </p>
  );
}
