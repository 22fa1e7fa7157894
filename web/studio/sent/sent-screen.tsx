import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { distinctNames } from "../parts/distinct-names";
import { HookSecret } from "../parts/hook-secret";
import { momentText } from "../parts/moment-text";
import { ScreenTitle } from "../parts/screen-title";
import type { Sent } from "../pipeline/sending-view";
import type { Policy } from "../policy/policy";
import type { MyShares, RememberedShare } from "../shares/my-shares";
import { useSay } from "../texts/say";
import { CopyAll } from "./copy-all";
import { LinkCard } from "./link-card";
import { ManageCard } from "./manage-card";
import { type Removed, RemovedSummary } from "./removed-summary";

export interface SentScreenProps {
  sent: Sent;
  policy: Policy;
  removed: Removed;
  /** What is left to send with. */
  leave: ComponentChildren;
  shares: MyShares;
  onMore: () => void;
}

/** The links to hand out, the one to keep, and what stayed at home. */
export function SentScreen({ sent, policy, removed, leave, shares, onMore }: SentScreenProps) {
  const say = useSay();
  const [remembered, setRemembered] = useState(false);
  useEffect(() => setRemembered(shares.remember(rememberable(sent, policy), Date.now())), [sent, policy, shares]);
  const names = distinctNames(sent.links.map(({ to }) => to));
  const nameOf = (name: string | undefined) => (name === undefined ? say("linkForAnyone") : say("linkFor", name));
  const forget = () => {
    shares.forget(manageText(sent), Date.now());
    setRemembered(false);
  };
  return (
    <section class="sent" aria-labelledby="sent">
      <div class="sent-head">
        <ScreenTitle id="sent">{say("sentTitle", sent.links.length)}</ScreenTitle>
        <p class="lead">{say("sentSum", sent.pictures, momentText(sent.expires))}</p>
        {policy.start !== undefined && <p>{say("sentStarts", momentText(policy.start))}</p>}
        {policy.password !== undefined && <p>{say("sentPassword")}</p>}
        {sent.links.some(({ url }) => worksHereOnly(url)) && <p class="warn">{say("sentHereOnly")}</p>}
      </div>
      {sent.links.length > 1 && (
        <div class="actions">
          <CopyAll
            head={[say("columnName"), say("columnLink")]}
            rows={sent.links.map(({ url }, place) => [names[place] ?? "", url])}
            linkColumn={1}
          />
        </div>
      )}
      <ul class="links">
        {sent.links.map((link, place) => (
          <LinkCard
            key={link.url}
            link={link}
            name={nameOf(names[place])}
            open={sent.links.length === 1}
            title={policy.title}
            starts={policy.start}
            expires={sent.expires}
            password={policy.password !== undefined}
            mail={policy.mails[place]}
          />
        ))}
      </ul>
      <ManageCard manage={sent.manage} remembered={remembered} onForget={forget} />
      {sent.hookSecret && <HookSecret secret={sent.hookSecret} />}
      <RemovedSummary removed={removed} />
      {leave}
      <div class="actions">
        <Button kind="quiet" onClick={onMore}>
          {say("sendMore")}
        </Button>
      </div>
    </section>
  );
}

function rememberable(sent: Sent, policy: Policy): RememberedShare {
  return {
    title: policy.title,
    manage: manageText(sent),
    pictures: sent.pictures,
    created: Date.now(),
    expires: Date.parse(sent.expires),
  };
}

function manageText({ manage }: Sent): string {
  return manage.slice(manage.indexOf("#") + 1);
}

/** A server that is reached by loopback can be reached so by nobody else. */
function worksHereOnly(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(new URL(url).hostname);
}
