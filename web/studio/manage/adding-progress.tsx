import { useEffect } from "preact/hooks";
import { Button } from "../../design/button";
import { Progress } from "../../design/progress";
import type { Vault } from "../../format/vault";
import type { Adding, AddingView } from "../editing/adding";
import { LiveText } from "../parts/live-text";
import { Notice } from "../parts/notice";
import { useStore } from "../parts/use-store";
import { FailureNotice } from "../send/failure-notice";
import { usePercentSpoken } from "../send/percent-spoken";
import { transferText } from "../send/sending-screen";
import { useStayHere } from "../send/stay-here";
import { type StudioSay, useSay } from "../texts/say";

export interface AddingProgressProps {
  adding: Adding;
  onAdded: (added: { readonly vault: Vault; readonly count: number }) => void;
  onCancelled: () => void;
}

/** How far it is; and when it has stopped, why, with every way on. */
export function AddingProgress({ adding, onAdded, onCancelled }: AddingProgressProps) {
  const say = useSay();
  const view = useStore(adding);
  const spoken = usePercentSpoken(view.progress, view.phase);
  useStayHere(view.added === undefined);
  useEffect(() => {
    if (view.added !== undefined) onAdded(view.added);
  }, [view.added]);
  const cancel = () => void adding.cancel().finally(onCancelled);
  return (
    <section class="card adding" aria-label={say("addingTitle", view.pictures.all)}>
      <h3>{view.failure ? say("addingFailed") : say("addingTitle", view.pictures.all)}</h3>
      <LiveText text={spoken} />
      <Progress label={stepText(view, say)} part={partOf(view)} detail={detailOf(view, say)} />
      <div role="status">
        {view.lost && (
          <Notice kind="warning">
            <p>{say("sendingLost")}</p>
          </Notice>
        )}
      </div>
      {view.failure ? (
        <FailureNotice
          failure={view.failure}
          sending={adding}
          canLeaveOut={view.pictures.all > 1}
          onDiscard={view.phase === "pictures" ? cancel : onCancelled}
        />
      ) : (
        <>
          {view.phase === "pictures" && (
            <div class="actions">
              <Button kind="quiet" onClick={cancel}>
                {say("cancel")}
              </Button>
            </div>
          )}
          <p class="soft">{say("sendingStay")}</p>
        </>
      )}
    </section>
  );
}

function partOf({ phase, progress, links }: AddingView): number {
  if (phase === "links") return links.all === 0 ? 0 : links.sealed / links.all;
  return progress.total === 0 ? 0 : progress.done / progress.total;
}

function stepText({ phase, pictures, links }: AddingView, say: StudioSay): string {
  return phase === "pictures"
    ? say("sendingPictures", pictures.sent, pictures.all)
    : say("sendingLinks", links.sealed, links.all);
}

function detailOf({ phase, progress, lost }: AddingView, say: StudioSay): string | undefined {
  return phase === "pictures" ? transferText(progress, !lost, say) : undefined;
}
