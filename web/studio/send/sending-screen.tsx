import { useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { Progress } from "../../design/progress";
import { bytes, duration } from "../../design/units";
import { LiveText } from "../parts/live-text";
import { Notice } from "../parts/notice";
import { useObjectUrl } from "../parts/object-url";
import { ScreenTitle } from "../parts/screen-title";
import { useStore } from "../parts/use-store";
import type { Sending } from "../pipeline/sending";
import type { SendingView } from "../pipeline/sending-view";
import { type StudioSay, useSay } from "../texts/say";
import type { ProgressNow } from "../upload/byte-progress";
import { CancelQuestion } from "./cancel-question";
import { FailureNotice } from "./failure-notice";
import { usePercentSpoken } from "./percent-spoken";
import { useStayHere } from "./stay-here";

export interface SendingScreenProps {
  sending: Sending;
  /** The gallery's first. */
  picture: Blob | undefined;
  /** Whether people sign in for a pass here. */
  canSignIn: boolean;
  onSent: () => void;
  onCancelled: (message: string) => void;
}

export function SendingScreen({ sending, picture, canSignIn, onSent, onCancelled }: SendingScreenProps) {
  const say = useSay();
  const view = useStore(sending);
  const [asking, setAsking] = useState(false);
  const spoken = usePercentSpoken(view.progress, view.phase);
  const address = useObjectUrl(picture);
  useStayHere(view.sent === undefined);
  useEffect(() => {
    if (view.sent !== undefined) onSent();
  }, [view.sent, onSent]);

  const cancel = async () => {
    setAsking(false);
    const told = await sending.cancel();
    onCancelled(say(told ? "cancelled" : "cancelledLeft"));
  };

  return (
    <section class="sending" aria-labelledby="sending">
      {address && <img class="sending-picture" src={address} alt="" />}
      <ScreenTitle id="sending">
        {view.failure ? say("failedTitle") : say("sendingTitle", view.pictures.all)}
      </ScreenTitle>
      <LiveText text={spoken} />
      <p class="percent" aria-hidden="true">
        {percentText(view)}
      </p>
      <Progress label={stepText(view, say)} part={partOf(view)} detail={detailText(view, say)} />
      <Hindrance view={view} />
      {view.failure ? (
        <FailureNotice
          failure={view.failure}
          sending={sending}
          canLeaveOut={view.pictures.all > 1}
          canSignIn={canSignIn}
          onDiscard={() => void cancel()}
        />
      ) : (
        <>
          <div class="actions">
            <Button kind="quiet" onClick={() => (view.paused ? sending.goOn() : sending.pause())}>
              {say(view.paused ? "goOn" : "pause")}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(true)}>
              {say("cancel")}
            </Button>
          </div>
          <p class="soft">
            {say("sendingStay")} {say("sendingHidden")}
          </p>
        </>
      )}
      {asking && <CancelQuestion onYes={() => void cancel()} onNo={() => setAsking(false)} />}
    </section>
  );
}

/** What holds it up. The box is there from the start, so that a screen reader hears what comes into it. */
function Hindrance({ view }: { view: SendingView }) {
  const say = useSay();
  return (
    <div role="status">
      {view.lost && (
        <Notice kind="warning">
          <p>{say("sendingLost")}</p>
        </Notice>
      )}
      {view.paused && (
        <Notice>
          <p>{say("sendingPaused")}</p>
        </Notice>
      )}
    </div>
  );
}

function partOf({ phase, progress }: SendingView): number | undefined {
  if (phase === "starting") return undefined;
  return progress.total === 0 ? 0 : progress.done / progress.total;
}

function percentText(view: SendingView): string {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "percent", maximumFractionDigits: 0 }).format(
    Math.floor((partOf(view) ?? 0) * 100) / 100,
  );
}

function stepText({ phase, pictures, links }: SendingView, say: StudioSay): string {
  switch (phase) {
    case "starting":
      return say("sendingStart");
    case "pictures":
      return say("sendingPictures", pictures.sent, pictures.all);
    case "links":
      return say("sendingLinks", links.sealed, links.all);
    case "publishing":
      return say("sendingPublish");
  }
}

/** `84 of 312 MB · 5.2 MB/s · about 2 minutes left` */
function detailText({ phase, progress, paused, lost }: SendingView, say: StudioSay): string | undefined {
  return phase === "pictures" ? transferText(progress, !paused && !lost, say) : undefined;
}

/** `going` is whether anything moves just now, so that there is a pace to tell. */
export function transferText(progress: ProgressNow, going: boolean, say: StudioSay): string {
  const parts = [say("sendingBytes", bytes(progress.done), bytes(progress.total))];
  if (progress.rate !== undefined && progress.secondsLeft !== undefined && going) {
    parts.push(say("sendingRate", bytes(progress.rate)));
    const left = progress.secondsLeft;
    parts.push(left < 2 ? say("sendingAlmost") : say("sendingLeft", duration(left)));
  }
  return parts.join(" · ");
}
