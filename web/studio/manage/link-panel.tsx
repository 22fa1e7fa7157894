import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { linkUrl } from "../../format/link-text";
import type { LinkStatus } from "../../protocol/messages";
import { Confirm } from "../parts/confirm";
import { CopyButton } from "../parts/copy-button";
import { useSay } from "../texts/say";
import { ChangeEnd } from "./change-end";
import { LinkFacts } from "./link-facts";
import { linkOrigin } from "./link-origin";

export interface LinkPanelProps {
  link: LinkStatus;
  name: string;
  /** From the vault, so that the link can be copied again. */
  secret: Uint8Array<ArrayBuffer> | undefined;
  /** The server's clock. */
  now: string;
  onRevoke: () => Promise<void>;
  onUnlock: () => Promise<void>;
  onChangeEnd: (seconds: number) => Promise<void>;
}

export function LinkPanel({ link, name, secret, now, onRevoke, onUnlock, onChangeEnd }: LinkPanelProps) {
  const say = useSay();
  const [asking, setAsking] = useState<"revoke" | "end">();
  const answered = () => setAsking(undefined);
  const ask = (what: "revoke" | "end") => setAsking(asking === what ? undefined : what);
  const url = useLinkUrl(secret);
  const ended = link.state === "ended";
  const title = useFocusOnce(ended && asking !== undefined);
  return (
    <li class={`card link-panel ${link.state}`}>
      <div class="link-title">
        <h3 ref={title} tabIndex={-1} class="outside">
          {name}
        </h3>
        <p class={`state ${link.state}`}>
          {ended && link.reason ? say(`reason_${link.reason}`) : say(`state_${link.state}`)}
        </p>
      </div>
      <LinkFacts link={link} now={now} />
      {link.state === "locked" && (
        <div class="locked">
          <p>{say("lockedText")}</p>
          <Button aria-label={`${say("unlock")}: ${name}`} onClick={() => void onUnlock()}>
            {say("unlock")}
          </Button>
        </div>
      )}
      {!ended && (
        <div class="actions">
          {url && <CopyButton text={url} label={say("copyLink")} about={name} kind="quiet" />}
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

function useLinkUrl(secret: Uint8Array<ArrayBuffer> | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (secret === undefined) setUrl(undefined);
    else
      void linkOrigin()
        .then((origin) => linkUrl(origin, "viewing", secret))
        .then(setUrl);
  }, [secret]);
  return url;
}
