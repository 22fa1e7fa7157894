import type { Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import { momentText } from "../parts/moment-text";
import { CopyAll } from "../sent/copy-all";
import { useSay } from "../texts/say";
import { LinkPanel } from "./link-panel";
import { useLinkUrls } from "./link-urls";
import { openingsText, stateText } from "./link-words";
import type { OwnedShare } from "./owned-share";
import { RevokeAll } from "./revoke-all";

export interface LinkListProps {
  share: OwnedShare;
  status: StatusAnswer;
  vault: Vault | undefined;
  nameOf: (number: number) => string;
  /** Runs an action and says what it gives back, or that it failed. */
  act: (action: () => Promise<string>) => Promise<void>;
}

/** Every link of the share, and what its owner can do about each. */
export function LinkList({ share, status, vault, nameOf, act }: LinkListProps) {
  const say = useSay();
  const urls = useLinkUrls(vault);
  const living = status.links.filter((link) => link.state !== "ended");
  const revokeAll = async () => {
    await share.revokeAll();
    return say("revokedAll");
  };
  const revoke = async (number: number) => {
    await share.revoke(number);
    return say("revoked", nameOf(number));
  };
  const unlock = async (number: number) => {
    await share.unlock(number);
    return say("unlocked", nameOf(number));
  };
  const changeEnd = async (number: number, seconds: number) =>
    say("prolonged", nameOf(number), momentText(await share.changeEnd(number, seconds)));
  return (
    <section aria-labelledby="links">
      <div class="section-head">
        <h2 id="links">{say("linksTitle", status.links.length)}</h2>
        {living.length > 1 && <RevokeAll onYes={() => act(revokeAll)} />}
      </div>
      {living.length > 1 && (
        <div class="actions">
          <CopyAll
            head={[say("columnName"), say("columnLink"), say("columnState"), say("fact_openings")]}
            rows={status.links.map((link) => [
              nameOf(link.number),
              link.state === "ended" ? "" : (urls.get(link.number) ?? ""),
              stateText(say, link),
              openingsText(say, link),
            ])}
            linkColumn={1}
          />
        </div>
      )}
      <ul class="links">
        {status.links.map((link) => (
          <LinkPanel
            key={link.number}
            link={link}
            name={nameOf(link.number)}
            url={urls.get(link.number)}
            to={vault?.links.find((each) => each.number === link.number)?.to}
            title={vault?.title}
            now={status.now}
            onRevoke={() => act(() => revoke(link.number))}
            onUnlock={() => act(() => unlock(link.number))}
            onChangeEnd={(seconds) => act(() => changeEnd(link.number, seconds))}
          />
        ))}
      </ul>
    </section>
  );
}
