import { bytes } from "../../design/units";
import { WarningIcon } from "../parts/icons";
import { useObjectUrl } from "../parts/object-url";
import { useSay } from "../texts/say";
import type { Inspected } from "../work/messages";
import type { Finding, FindingKind } from "../work/picture";
import { kindsOf } from "./revealed";

/** Everything that one picture reveals, kind by kind, in the words of its own file. */
export function Revealed({ inspected }: { inspected: Inspected }) {
  const say = useSay();
  return (
    <div class="revealed">
      <dl>
        {kindsOf(inspected).map((kind) => (
          <Kind
            key={kind}
            kind={kind}
            findings={inspected.findings.filter((finding) => finding.kind === kind)}
            gainMapCanStay={inspected.lengthWithGainMap !== undefined}
          />
        ))}
      </dl>
      <p class="small soft">{say("willBeRemoved", bytes(inspected.bytesRemoved))}</p>
    </div>
  );
}

interface KindProps {
  kind: FindingKind;
  findings: readonly Finding[];
  gainMapCanStay: boolean;
}

function Kind({ kind, findings, gainMapCanStay }: KindProps) {
  const say = useSay();
  const grave = kind === "position";
  return (
    <div class={grave ? "revealed-kind grave" : "revealed-kind"}>
      <dt>{say(`kind_${kind}`)}</dt>
      {findings.map((finding, place) => (
        <dd key={`${finding.label} ${place}`}>
          <FindingLine finding={finding} grave={grave} />
        </dd>
      ))}
      {grave && (
        <dd class="small warn">
          <WarningIcon />
          {say("positionHint")}
        </dd>
      )}
      {findings.some(({ label }) => label === "HDR gain map") && (
        <dd class="small">{say(gainMapCanStay ? "gainMapCanStay" : "gainMapRemoved")}</dd>
      )}
    </div>
  );
}

function FindingLine({ finding, grave }: { finding: Finding; grave: boolean }) {
  const say = useSay();
  const embedded = useObjectUrl(finding.embedded);
  const label = say("finding", finding.label);
  return (
    <>
      {label !== say(`kind_${finding.kind}`) && <span class="soft small finding-label outside">{label}</span>}
      <span class={grave ? "coordinates outside" : "outside"} dir={grave ? "ltr" : "auto"}>
        {finding.value ?? (embedded ? "" : say("hiddenBytes"))}
      </span>
      {embedded && (
        <figure class="embedded">
          <img src={embedded} alt={say("embeddedAlt")} />
          <figcaption class="small soft">{say("embeddedHint")}</figcaption>
        </figure>
      )}
    </>
  );
}
