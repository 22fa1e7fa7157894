import { useCallback, useState } from "preact/hooks";
import { bytes } from "../../design/units";
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
import type { OwnedShare, OwnedView } from "./owned-share";
import { PictureWall } from "./picture-wall";
import { NotThere, OutOfDate } from "./trouble";

export interface ShareScreenProps {
  share: OwnedShare;
  manage: string;
  shares: MyShares;
}

/** One share: how it stands, its links, its pictures, and what happened. */
export function ShareScreen({ share, manage, shares }: ShareScreenProps) {
  const say = useSay();
  const view = useStore(share);
  const [said, setSaid] = useState("");
  const refresh = useCallback(() => share.refresh(), [share]);
  useKeepFresh(refresh);
  const nameOf = useLinkNames(view.vault ?? undefined);
  const { status, vault, trouble } = view;
  if (status === undefined) return <NotThere trouble={trouble} onRetry={() => void refresh()} />;

  const act = async (action: () => Promise<string>) => {
    try {
      setSaid(await action());
      if (share.lastEnd !== undefined) shares.changeEnd(manage, share.lastEnd, Date.now());
    } catch {
      setSaid(say("manageFailed"));
      await refresh();
    }
  };

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
      <Standing view={view} />
      {vault && <PicksSection vault={vault} status={status} owner={share.keys.owner} nameOf={nameOf} />}
      <LinkList share={share} status={status} vault={vault ?? undefined} nameOf={nameOf} act={act} />
      {vault && <PictureWall list={vault} owner={share.keys.owner} gone={status.state === "ended"} />}
      <EventList events={status.events} nameOf={nameOf} />
    </article>
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

function Standing({ view: { status, vault } }: { view: OwnedView }) {
  const say = useSay();
  return (
    <>
      {status?.state === "ended" && (
        <Notice title={say("shareEndedTitle")}>
          <p>{say("shareEnded")}</p>
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
