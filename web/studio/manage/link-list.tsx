import type { Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import { AskFirst } from "../parts/ask-first";
import { momentText } from "../parts/moment-text";
import { CopyAll } from "../sent/copy-all";
import { useSay } from "../texts/say";
import { LinkPanel } from "./link-panel";
import { useLinkUrls } from "./link-urls";
import { approvalOf, openingsText, stateText } from "./link-words";
import type { OwnedShare } from "./owned-share";

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
  const waiting = living.filter((link) => approvalOf(link, status, vault) === "waiting").map((link) => link.number);
  const revokeAll = async () => {
    await share.revokeAll();
    return say("revokedAll");
  };
  const revoke = async (number: number) => {
    await share.revoke(number);
    return say("revoked", nameOf(number));
  };
  const approve = async (numbers: readonly number[]) => {
    const count = await share.approve(new Set(numbers));
    return numbers.length === 1 ? say("approved", nameOf(numbers[0] ?? 0)) : say("approvedAll", count);
  };
  const unlock = async (number: number) => {
    await share.unlock(number);
    return say("unlocked", nameOf(number));
  };
  const freeDevice = async (number: number, device: number) => {
    await share.freeDevice(number, device);
    return say("deviceFreed", device, nameOf(number));
  };
  const allowDevices = async (number: number, limit: number) => {
    await share.allowDevices(number, limit);
    return say("deviceAllowed", limit, nameOf(number));
  };
  const forgetPasskey = async (number: number) => {
    await share.forgetPasskey(number);
    return say("passkeyForgotten", nameOf(number));
  };
  const changeEnd = async (number: number, seconds: number) =>
    say("prolonged", nameOf(number), momentText(await share.changeEnd(number, seconds)));
  return (
    <section aria-labelledby="links">
      <div class="section-head">
        <h2 id="links">{say("linksTitle", status.links.length)}</h2>
        <div class="actions">
          {waiting.length > 1 && (
            <AskFirst
              label={say("approveAll")}
              title={say("approveAllTitle")}
              text={say("approveText")}
              yes={say("approveYes")}
              no={say("approveNo")}
              calm
              onYes={() => act(() => approve(waiting))}
            />
          )}
          {living.length > 1 && (
            <AskFirst
              label={say("revokeAll")}
              title={say("revokeAllTitle")}
              text={say("revokeAllText")}
              yes={say("revokeYes")}
              no={say("revokeNo")}
              onYes={() => act(revokeAll)}
            />
          )}
        </div>
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
            note={vault?.links.find((each) => each.number === link.number)}
            title={vault?.title}
            now={status.now}
            approval={approvalOf(link, status, vault)}
            onApprove={() => act(() => approve([link.number]))}
            onRevoke={() => act(() => revoke(link.number))}
            onUnlock={() => act(() => unlock(link.number))}
            onFreeDevice={(device) => act(() => freeDevice(link.number, device))}
            onAllowDevices={(limit) => act(() => allowDevices(link.number, limit))}
            onForgetPasskey={() => act(() => forgetPasskey(link.number))}
            onChangeEnd={(seconds) => act(() => changeEnd(link.number, seconds))}
          />
        ))}
      </ul>
    </section>
  );
}
