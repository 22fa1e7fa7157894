import { useCallback, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { bytes } from "../../design/units";
import type { StatusAnswer } from "../../protocol/messages";
import { EditRefused } from "../editing/edit-refused";
import { momentText, timeText } from "../parts/moment-text";
import { Notice } from "../parts/notice";
import { ScreenTitle } from "../parts/screen-title";
import { useStore } from "../parts/use-store";
import { PicksSection } from "../picks/picks-section";
import type { MyShares } from "../shares/my-shares";
import { useSay } from "../texts/say";
import { EventList } from "./event-list";
import { useKeepFresh } from "./keep-fresh";
import { LinkList } from "./link-list";
import { useLinkNames } from "./link-names";
import { NoticeSection } from "./notice-section";
import type { OwnedShare, OwnedView } from "./owned-share";
import { PicturesSection } from "./pictures-section";
import { SaveReceipt } from "./save-receipt";
import { useShownPictures } from "./shown-pictures";
import { NotThere, OutOfDate } from "./trouble";
import { useLive } from "./use-live";

export interface ShareScreenProps {
  share: OwnedShare;
  manage: string;
  shares: MyShares;
}

/** One share: how it stands, its links, its pictures, and what happened. */
export function ShareScreen({ share, manage, shares }: ShareScreenProps) {
  const view = useStore(share);
  const refresh = useCallback(() => share.refresh(), [share]);
  useKeepFresh(refresh, view.live);
  useLive(share);
  const nameOf = useLinkNames(view.vault ?? undefined);
  const { status, trouble } = view;
  if (status === undefined) return <NotThere trouble={trouble} onRetry={() => void refresh()} />;
  return <Known share={share} manage={manage} shares={shares} view={{ ...view, status }} nameOf={nameOf} />;
}

interface KnownProps extends ShareScreenProps {
  view: OwnedView & { readonly status: StatusAnswer };
  nameOf: (link: number) => string;
}

/** Once the server has told how it stands. */
function Known({ share, manage, shares, view, nameOf }: KnownProps) {
  const say = useSay();
  const [said, setSaid] = useState("");
  const { status, vault, trouble } = view;
  const shown = useShownPictures(share.keys.owner, vault ?? undefined, status);

  /** What an action gives back to be said, or why it failed. */
  const outcome = async (action: () => Promise<string>) => {
    try {
      const sentence = await action();
      if (share.lastEnd !== undefined) shares.changeEnd(manage, share.lastEnd, Date.now());
      return sentence;
    } catch (error) {
      await share.refresh();
      return error instanceof EditRefused ? say(`edit_${error.why}`) : say("manageFailed");
    }
  };
  const act = async (action: () => Promise<string>) => setSaid(await outcome(action));

  return (
    <article class="share" aria-labelledby="share">
      <Heading view={view} />
      {trouble && <OutOfDate trouble={trouble} />}
      <div role="status">
        {said && (
          <Notice>
            <p>{said}</p>
          </Notice>
        )}
      </div>
      <Standing share={share} view={view} />
      {view.unsynced && <Unfinished onFinish={() => act(() => share.mend().then(() => say("changeFinished")))} />}
      {vault && <PicksSection vault={vault} status={status} owner={share.keys.owner} shown={shown} nameOf={nameOf} />}
      <LinkList share={share} status={status} vault={vault ?? undefined} nameOf={nameOf} act={act} />
      {vault && (
        <PicturesSection share={share} vault={vault} status={status} shown={shown} nameOf={nameOf} outcome={outcome} />
      )}
      {status.state !== "ended" && <NoticeSection share={share} notice={status.notice} act={act} />}
      <EventList events={status.events} intact={view.eventsIntact} live={view.live} nameOf={nameOf} />
    </article>
  );
}

/** A change that broke off, such as by a closed page: links still show what was removed, or not yet what was added. */
function Unfinished({ onFinish }: { onFinish: () => Promise<void> }) {
  const say = useSay();
  return (
    <Notice kind="warning" title={say("unfinishedTitle")}>
      <p>{say("unfinished")}</p>
      <Button onClick={() => void onFinish()}>{say("finishChange")}</Button>
    </Notice>
  );
}

function Heading({ view: { vault, asOf, status } }: { view: OwnedView }) {
  const say = useSay();
  const facts = [
    vault && say("pictures", vault.pictures.length),
    status && say("sentOn", momentText(status.created)),
    status && status.bytes > 0 && say("bytesStored", bytes(status.bytes)),
    asOf !== undefined && say("refreshed", timeText(asOf)),
  ];
  return (
    <header class="share-head">
      <ScreenTitle id="share">{vault?.title ?? say("untitled")}</ScreenTitle>
      <p class="soft">{facts.filter(Boolean).join(" · ")}</p>
    </header>
  );
}

function Standing({ share, view: { status, vault } }: { share: OwnedShare; view: OwnedView }) {
  const say = useSay();
  return (
    <>
      {status?.state === "ended" && (
        <Notice title={say("shareEndedTitle")}>
          <p>{say("shareEnded")}</p>
          <SaveReceipt share={share} />
        </Notice>
      )}
      {status?.state === "draft" && (
        <Notice kind="warning">
          <p>{say("shareDraft")}</p>
        </Notice>
      )}
      {vault === null && (
        <Notice kind="warning">
          <p>{say("vaultGone")}</p>
        </Notice>
      )}
    </>
  );
}
