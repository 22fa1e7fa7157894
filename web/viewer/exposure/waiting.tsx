import { useEffect, useState } from "preact/hooks";
import { languageTag } from "../../design/texts";
import { Heading } from "../view/heading";
import { texts } from "./texts";
import { clockText, spokenText } from "./time-left";

export interface WaitingProps {
  /** In the device's milliseconds. */
  starts: number;
  onStart: () => void;
}

/** Counts down to a link's start, and then goes on. */
export function Waiting({ starts, onStart }: WaitingProps) {
  const [now, setNow] = useState(Date.now);
  const seconds = (starts - now) / 1_000;
  const say = texts();
  useEffect(() => {
    if (seconds <= 0) return onStart();
    // On the second, so that the clock shown never skips one.
    const timer = setTimeout(() => setNow(Date.now()), ((starts - Date.now()) % 1_000) + 5);
    return () => clearTimeout(timer);
  }, [now, starts]);
  const moment = new Intl.DateTimeFormat(languageTag(), { dateStyle: "full", timeStyle: "short" });
  return (
    <>
      <Heading text={say.waitingTitle} />
      <p class="waiting-clock" role="timer" aria-label={say.waitingFor(spokenText(seconds))}>
        {clockText(seconds)}
      </p>
      <p class="lead">{say.waiting(moment.format(starts))}</p>
      <p>{say.waitingHere}</p>
    </>
  );
}
