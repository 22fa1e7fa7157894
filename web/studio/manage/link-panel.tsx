import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import type { VaultLink } from "../../format/vault";
import type { LinkStatus } from "../../protocol/messages";
import { Confirm } from "../parts/confirm";
import { CopyButton } from "../parts/copy-button";
import { MailButton } from "../sent/mail-button";
import { useSay } from "../texts/say";
import { ChangeEnd } from "./change-end";
import { LinkDevices } from "./link-devices";
import { LinkFacts } from "./link-facts";
import { type Approval, startOf, stateText } from "./link-words";

export interface LinkPanelProps {
  link: LinkStatus;
  name: string;
  /** From the vault, so that the link can be copied again. */
  url: string | undefined;
  /** What its owner noted: whom it is for, and with the title, for a mail to them. */
  note: VaultLink | undefined;
  title: string | undefined;
  /** The server's clock. */
  now: string;
  approval: Approval | undefined;
  onApprove: () => Promise<void>;
  onRevoke: () => Promise<void>;
  onUnlock: () => Promise<void>;
  onFreeDevice: (device: number) => Promise<void>;
  onAllowDevices: (limit: number) => Promise<void>;
  onForgetPasskey: () => Promise<void>;
  onChangeEnd: (seconds: number) => Promise<void>;
}

type Question = "approve" | "forget" | "revoke" | "end";

export function LinkPanel(props: LinkPanelProps) {
  const { link, name, url, note, title, now, approval, onApprove, onRevoke, onUnlock, onChangeEnd } = props;
  const say = useSay();
  const [asking, setAsking] = useState<Question>();
  const answered = () => setAsking(undefined);
  const ask = (what: Question) => setAsking(asking === what ? undefined : what);
  const ended = link.state === "ended";
  const heading = useFocusOnce(ended && asking !== undefined);
  return (
    <li class={`card link-panel ${link.state}`}>
      <div class="link-title">
        <h3 ref={heading} tabIndex={-1} class="outside">
          {name}
        </h3>
        <p class={`state ${link.state}`}>{stateText(say, link)}</p>
      </div>
      <LinkFacts link={link} now={now} approval={approval} codeTo={note?.codeTo} />
      {link.state === "locked" && (
        <div class="locked">
          <p>{say("lockedText")}</p>
          <Button aria-label={`${say("unlock")}: ${name}`} onClick={() => void onUnlock()}>
            {say("unlock")}
          </Button>
        </div>
      )}
      {!ended && link.devices && (
        <LinkDevices devices={link.devices} name={name} onFree={props.onFreeDevice} onAllow={props.onAllowDevices} />
      )}
      {!ended && (
        <div class="actions">
          {url && <CopyButton text={url} label={say("copyLink")} about={name} kind="quiet" />}
          {url && (
            <MailButton
              url={url}
              to={note?.to}
              about={name}
              title={title}
              starts={startOf(link, now)}
              expires={link.expires}
              password={link.password}
            />
          )}
          {approval === "waiting" && (
            <Button
              kind="quiet"
              aria-label={`${say("approve")}: ${name}`}
              aria-expanded={asking === "approve"}
              onClick={() => ask("approve")}
            >
              {say("approve")}
            </Button>
          )}
          {link.passkey?.registered && (
            <Button
              kind="quiet"
              aria-label={`${say("passkeyForget")}: ${name}`}
              aria-expanded={asking === "forget"}
              onClick={() => ask("forget")}
            >
              {say("passkeyForget")}
            </Button>
          )}
          <Button
            kind="quiet"
            aria-label={`${say("prolong")}: ${name}`}
            aria-expanded={asking === "end"}
            onClick={() => ask("end")}
          >
            {say("prolong")}
          </Button>
          <Button
            kind="danger"
            aria-label={`${say("revoke")}: ${name}`}
            aria-expanded={asking === "revoke"}
            onClick={() => ask("revoke")}
          >
            {say("revoke")}
          </Button>
        </div>
      )}
      {approval === "waiting" && asking === "approve" && (
        <Confirm
          title={say("approveTitle", name)}
          text={say("approveText")}
          yes={say("approveYes")}
          no={say("approveNo")}
          calm
          onYes={() => void onApprove().finally(answered)}
          onNo={answered}
        />
      )}
      {!ended && asking === "forget" && (
        <Confirm
          title={say("passkeyForgetTitle", name)}
          text={say("passkeyForgetText")}
          yes={say("passkeyForgetYes")}
          no={say("passkeyForgetNo")}
          calm
          onYes={() => void props.onForgetPasskey().finally(answered)}
          onNo={answered}
        />
      )}
      {!ended && asking === "revoke" && (
        <Confirm
          title={say("revokeTitle", name)}
          text={say("revokeText")}
          yes={say("revokeYes")}
          no={say("revokeNo")}
          onYes={() => void onRevoke().finally(answered)}
          onNo={answered}
        />
      )}
      {!ended && asking === "end" && (
        <ChangeEnd name={name} onChange={(seconds) => void onChangeEnd(seconds).finally(answered)} onClose={answered} />
      )}
    </li>
  );
}

/** When the link ends, the buttons that had the focus are gone: it goes to the link's name. */
function useFocusOnce(when: boolean) {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (when) element.current?.focus();
  }, [when]);
  return element;
}
