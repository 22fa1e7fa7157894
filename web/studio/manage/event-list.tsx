import { useState } from "preact/hooks";
import { Button } from "../../design/button";
import { moment } from "../../design/units";
import type { ShareEvent } from "../../protocol/messages";
import { LiveText } from "../parts/live-text";
import { Notice } from "../parts/notice";
import { useSay } from "../texts/say";

const shownFirst = 20;

export interface EventListProps {
  events: readonly ShareEvent[];
  /** False where the server tells others than were seen before. */
  intact: boolean | undefined;
  /** Whether they come as they happen. */
  live: boolean;
  nameOf: (link: number) => string;
}

/** What happened, newest first, to the minute: when, not who. */
export function EventList({ events, intact, live, nameOf }: EventListProps) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const [before] = useState(events.length);
  const whose = (event: ShareEvent) => (event.link === null ? say("eventAll") : nameOf(event.link));
  const newest = [...events].reverse();
  const shown = all ? newest : newest.slice(0, shownFirst);
  return (
    <section class="events" aria-labelledby="events">
      <h2 id="events">{say("eventsTitle")}</h2>
      <p class="small soft">{say("eventsHint")}</p>
      {live && <p class="small live">{say("eventsLive")}</p>}
      <LiveText
        text={newest[0] && events.length > before ? `${say(`event_${newest[0].kind}`)}: ${whose(newest[0])}` : ""}
      />
      {intact === false && (
        <Notice kind="warning" title={say("eventsBrokenTitle")}>
          <p>{say("eventsBroken")}</p>
        </Notice>
      )}
      {events.length === 0 && <p>{say("eventsNone")}</p>}
      <ol>
        {shown.map((event, place) => (
          <li key={events.length - place}>
            <time dateTime={event.time} class="soft">
              {moment(new Date(event.time))}
            </time>
            <span>{say(`event_${event.kind}`)}</span>
            <span class="soft outside">{whose(event)}</span>
          </li>
        ))}
      </ol>
      {shown.length < newest.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {say("eventsMore", newest.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
