import { useId, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { CopyButton } from "../parts/copy-button";
import { LinkField } from "../parts/link-field";
import { QrCode } from "../parts/qr-code";
import type { SentLink } from "../pipeline/sending";
import { useSay } from "../texts/say";

export interface LinkCardProps {
  link: SentLink;
  /** Whether its QR code is shown at once. */
  open: boolean;
}

export function LinkCard({ link, open }: LinkCardProps) {
  const say = useSay();
  const [qr, setQr] = useState(open);
  const id = useId();
  const name = link.to === undefined ? say("linkForAnyone") : say("linkFor", link.to);
  return (
    <li class="card link-card">
      <div class="link-main">
        <h2 class="outside">{name}</h2>
        <LinkField url={link.url} label={say("linkAddress", name)} />
        <div class="actions">
          <CopyButton text={link.url} label={say("copy")} about={name} />
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
