import { useEffect, useState } from "preact/hooks";
import type { Session } from "../session";
import { texts } from "./texts";
import { clockText, spokenText } from "./time-left";

/** From here on the time left is said aloud once, and shown in a colour that warns. */
const soon = 10;

/** How long the pictures are still shown; over them all, so that nobody is surprised. */
export function Countdown({ session }: { session: Session }) {
  const all = session.show ?? 0;
  const [left, setLeft] = useState(() => timeLeft(session));
  useEffect(() => {
    const timer = setInterval(() => setLeft(timeLeft(session)), 200);
    return () => clearInterval(timer);
  }, [session]);
  const say = texts();
  const isSoon = left <= Math.min(soon, all / 2);
  return (
    <div class={isSoon ? "countdown soon" : "countdown"}>
      <span role="timer" aria-label={say.timeLeft(spokenText(left))}>
        {clockText(left)}
      </span>
      <progress max={all} value={left} aria-hidden="true" />
      <span class="unseen" role="status">
        {isSoon && say.soonOver(spokenText(Math.min(soon, all / 2)))}
      </span>
    </div>
  );
}

/** Until the first picture has come the server counts nothing, and the lease that it tells is longer. */
function timeLeft({ leaseEnds, clock, show }: Session): number {
  return Math.min((leaseEnds - clock.now()) / 1_000, show ?? 0);
}
