import { useSay } from "../texts/say";

/** What encryption does, and what it can't. Said before anything is sent, not in small print. */
export function HonestLimits() {
  const say = useSay();
  return (
    <section class="limits" aria-labelledby="limits">
      <h2 id="limits" class="unseen">
        {say("limitsTitle")}
      </h2>
      <dl>
        <div>
          <dt>{say("limitUnseen")}</dt>
          <dd>{say("limitUnseenText")}</dd>
        </div>
        <div>
          <dt>{say("limitSeen")}</dt>
          <dd>{say("limitSeenText")}</dd>
        </div>
        <div>
          <dt>{say("limitNobody")}</dt>
          <dd>{say("limitNobodyText")}</dd>
        </div>
      </dl>
    </section>
  );
}
