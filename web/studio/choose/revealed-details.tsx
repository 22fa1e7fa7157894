import { bytes } from "../../design/units";
import { mapPlaceOf } from "../../imaging/map-place";
import { useSay } from "../texts/say";
import type { Inspected } from "../work/messages";
import type { Finding, FindingKind } from "../work/picture";
import { HiddenPictures } from "./hidden-pictures";
import { KindHint } from "./kind-hint";
import { MapLink } from "./map-link";
import { kindsOf } from "./revealed";
import { valueText } from "./value-text";

/** Everything that one picture reveals, kind by kind, the gravest first, in the words of its own file. */
export function Revealed({ inspected }: { inspected: Inspected }) {
  const say = useSay();
  const kinds = kindsOf(inspected);
  const isWide = (kind: FindingKind) => kind === "position" || showsPictures(of(kind));
  const of = (kind: FindingKind) => inspected.findings.filter((finding) => finding.kind === kind);
  const kind = (each: FindingKind) => <Kind key={each} kind={each} findings={of(each)} inspected={inspected} />;
  return (
    <div class="revealed">
      {kinds.filter(isWide).map(kind)}
      <div class="revealed-columns">{kinds.filter((each) => !isWide(each)).map(kind)}</div>
      <p class="small soft">{say("willBeRemoved", bytes(inspected.bytesRemoved))}</p>
    </div>
  );
}

function showsPictures(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.embedded !== undefined);
}

interface KindProps {
  kind: FindingKind;
  findings: readonly Finding[];
  inspected: Inspected;
}

function Kind({ kind, findings, inspected }: KindProps) {
  const say = useSay();
  const told = findings.filter((finding) => finding.embedded === undefined);
  return (
    <section class={kind === "position" ? "revealed-kind grave" : "revealed-kind"}>
      <h3>{say(`kind_${kind}`)}</h3>
      {showsPictures(findings) && <HiddenPictures findings={findings} now={inspected.thumbnail} />}
      {told.length > 0 && (
        <dl>
          {byLabel(told).map(([label, values]) => (
            <Line key={label} label={label} findings={values} />
          ))}
        </dl>
      )}
      <KindHint kind={kind} />
      {findings.some(({ label }) => label === "HDR gain map") && (
        <p class="small">{say(inspected.lengthWithGainMap === undefined ? "gainMapRemoved" : "gainMapCanStay")}</p>
      )}
    </section>
  );
}

/** One label with everything that is told under it; the same words under one label are said once. */
function byLabel(findings: readonly Finding[]): [Finding["label"], Finding[]][] {
  const lines = new Map<Finding["label"], Finding[]>();
  for (const finding of findings) {
    const line = lines.get(finding.label);
    if (line === undefined) lines.set(finding.label, [finding]);
    else line.push(finding);
  }
  return [...lines];
}

function Line({ label, findings }: { label: Finding["label"]; findings: readonly Finding[] }) {
  const say = useSay();
  return (
    <div class="finding">
      <dt class="soft small">{say("finding", label)}</dt>
      {findings.map((finding, place) => (
        <dd key={`${finding.value} ${place}`}>
          <Value finding={finding} />
          <MapLink finding={finding} />
        </dd>
      ))}
    </div>
  );
}

function Value({ finding }: { finding: Finding }) {
  const say = useSay();
  if (finding.value === undefined) return <span class="soft">{say("foundWithoutValue")}</span>;
  const isPlace = mapPlaceOf(finding) !== undefined;
  return (
    <span class={isPlace ? "outside coordinates" : "outside"} dir={isPlace ? "ltr" : "auto"}>
      {valueText(finding.value, say)}
    </span>
  );
}
