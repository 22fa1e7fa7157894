import { useId, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { CopyButton } from "../parts/copy-button";
import { LinkField } from "../parts/link-field";
import { QrCode } from "../parts/qr-code";
import type { SentLink } from "../pipeline/sending-view";
import { useSay } from "../texts/say";
import { MailButton } from "./mail-button";

export interface LinkCardProps {
  link: SentLink;
  /** As the sender calls it. */
  name: string;
  /** What a mail to its recipient says of it. */
  title: string | undefined;
  starts: Date | undefined;
  expires: string;
  password: boolean;
  mail: string | undefined;
  /** Whether its QR code is shown at once. */
  open: boolean;
}

export function LinkCard({ link, name, open, ...mail }: LinkCardProps) {
  const say = useSay();
  const [qr, setQr] = useState(open);
  const id = useId();
  return (
    <li class="card link-card">
      <div class="link-main">
        <h2 class="outside">{name}</h2>
        <LinkField url={link.url} label={say("linkAddress", name)} />
        <div class="actions">
          <CopyButton text={link.url} label={say("copy")} about={name} />
          <MailButton url={link.url} to={link.to} about={name} {...mail} />
          {canShare(link.url) && (
            <Button kind="quiet" onClick={() => void shareLink(link.url)}>
              {say("share")}
            </Button>
          )}
          <Button
            kind="quiet"
            aria-expanded={qr}
            aria-controls={id}
            aria-label={say("qrOf", name)}
            onClick={() => setQr(!qr)}
          >
            {say("qr")}
          </Button>
        </div>
      </div>
      <figure id={id} class="qr-figure" hidden={!qr}>
        {qr && <QrCode text={link.url} label={say("qrOf", name)} />}
        <figcaption class="small soft">{say("qrHint")}</figcaption>
      </figure>
    </li>
  );
}

function canShare(url: string): boolean {
  return navigator.canShare?.({ url }) ?? false;
}

/** Closing the system's sheet is no error. */
async function shareLink(url: string): Promise<void> {
  await navigator.share({ url }).catch(() => {});
}
