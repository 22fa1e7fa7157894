import { useEffect, useState } from "preact/hooks";
import { later } from "../../design/later";
import { duration, inSeconds, moment, number } from "../../design/units";
import { loadAdmission } from "../later-parts";
import { say } from "../say";
import type { Gate } from "../state";
import { Exposure } from "./exposure";

const Conditions = later(async () => (await loadAdmission()).Conditions);

/** What a person should know before they open: how often, how long, and what opening uses up. */
export function Facts({ gate, onOver }: { gate: Gate; onOver: () => void }) {
  const { views, ends, leaseSeconds } = gate;
  const seconds = useSecondsLeft(ends, onOver);
  return (
    <div class="facts">
      {views && (
        <p class="lead">{views.limit === 1 ? say("viewsOnce") : say("viewsLeft", views.left, views.limit, number)}</p>
      )}
      <p class="lead">
        {say("ends", inSeconds(seconds), moment(new Date(ends)))}
        {gate.untilDownloaded && gate.tier === "full" && ` ${say("untilSaved")}`}
      </p>
      {gate.show && <Exposure is="ShownFor" seconds={gate.show} />}
      {gate.asks && <Conditions asks={gate.asks} />}
      {gate.tier === "view" && <p>{say("viewOnly")}</p>}
      {views && !gate.show && <p>{say("opens", duration(leaseSeconds))}</p>}
    </div>
  );
}

/** Counts down to a moment of the device's clock, in steps of what a person can notice. */
export function useSecondsLeft(ends: number, onOver?: () => void): number {
  const [now, setNow] = useState(Date.now);
  const seconds = (ends - now) / 1_000;
  useEffect(() => {
    if (seconds <= 0) return onOver?.();
    const timer = setTimeout(() => setNow(Date.now()), seconds < 180 ? 1_000 : 20_000);
    return () => clearTimeout(timer);
  }, [now, ends]);
  return Math.max(0, seconds);
}
