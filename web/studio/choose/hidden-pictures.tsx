import { WarningIcon } from "../parts/icons";
import { useObjectUrl } from "../parts/object-url";
import { useSay } from "../texts/say";
import type { Finding } from "../work/picture";
import { valueText } from "./value-text";

export interface HiddenPicturesProps {
  findings: readonly Finding[];
  /** The picture as recipients will see it. */
  now: Blob;
}

/** The pictures that are hidden in a file, beside the picture itself: one sees what was cropped away or covered. */
export function HiddenPictures({ findings, now }: HiddenPicturesProps) {
  const say = useSay();
  const shown = findings.filter((finding) => finding.embedded !== undefined);
  return (
    <ul class="hidden-pictures">
      <li>
        <figure>
          <Picture blob={now} alt="" />
          <figcaption class="small">{say("pictureNow")}</figcaption>
        </figure>
      </li>
      {shown.map((finding, place) => (
        <li key={`${finding.label} ${place}`}>
          <Hidden finding={finding} />
        </li>
      ))}
    </ul>
  );
}

function Hidden({ finding }: { finding: Finding }) {
  const say = useSay();
  return (
    <figure>
      <Picture blob={finding.embedded} alt={say("embeddedAlt")} />
      <figcaption class="small">
        <span>{say("finding", finding.label)}</span>
        {finding.value !== undefined && <span class="soft outside">{valueText(finding.value, say)}</span>}
        {finding.mayShowMore && (
          <span class="warn">
            <WarningIcon />
            {say("otherShape")}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function Picture({ blob, alt }: { blob: Blob | undefined; alt: string }) {
  const address = useObjectUrl(blob);
  return <div class="hidden-picture">{address && <img src={address} alt={alt} />}</div>;
}
