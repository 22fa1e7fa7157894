import { Button } from "../../design/button";
import { say } from "../say";
import type { Asks } from "../state";
import { Heading } from "../view/heading";
import { texts } from "./texts";

/** What a person should know before they open. */
export function Conditions({ asks }: { asks: Asks }) {
  const words = texts();
  return (
    <>
      {asks.code && <p>{words.wantsCode}</p>}
      {asks.passkey && <p>{words.wantsPasskey(asks.passkey.credential === null)}</p>}
      {asks.devices && <p>{words.devices(asks.devices.limit)}</p>}
    </>
  );
}

export interface BarredProps {
  why: "other-device" | "no-place";
  onAgain: () => void;
}

/** Why this device doesn't get in, and what can be done about it. */
export function Barred({ why, onAgain }: BarredProps) {
  const words = texts();
  return (
    <>
      <Heading text={why === "other-device" ? words.otherDeviceTitle : words.noPlaceTitle} />
      <p class="lead">{why === "other-device" ? words.otherDevice : words.noPlace}</p>
      <Button kind="quiet" onClick={onAgain}>
        {say("tryAgain")}
      </Button>
    </>
  );
}
