import { Button } from "../../design/button";
import { CloseIcon } from "../../design/icons";
import { bytes } from "../../design/units";
import { Disclosure } from "../parts/disclosure";
import { PlaceIcon, RedactIcon } from "../parts/icons";
import { memo } from "../parts/memo";
import { useNearViewport } from "../parts/near-viewport";
import { useObjectUrl } from "../parts/object-url";
import { useSay } from "../texts/say";
import type { Edits } from "../work/redact/edits";
import type { Chosen, Ready } from "./chosen-pictures";
import { DragHandle } from "./drag-handle";
import type { PictureActs } from "./picture-acts";
import { kindsOf } from "./revealed";
import { Revealed } from "./revealed-details";
import { WordsFields } from "./words-fields";

export interface PictureRowProps {
  chosen: Chosen;
  isCover: boolean;
  acts: PictureActs;
}

export const PictureRow = memo(function PictureRow({ chosen, isCover, acts }: PictureRowProps) {
  const say = useSay();
  const { element, near } = useNearViewport<HTMLLIElement>();
  const ready = chosen.state === "ready" ? chosen : undefined;
  const thumbnail = useObjectUrl(near ? ready?.inspected.thumbnail : undefined);
  return (
    <li ref={element} class="picture" data-id={chosen.id}>
      <div class="picture-line">
        <div class="picture-thumbnail">{thumbnail && <img src={thumbnail} alt="" />}</div>
        <div class="picture-about">
          <p class="picture-name outside">{chosen.file.name}</p>
          <p class="soft small">{ready ? <Size ready={ready} /> : say("waiting")}</p>
          {ready?.edits && <Redacted edits={ready.edits} />}
          {isCover && <p class="small cover-note">{say("coverNote")}</p>}
        </div>
        <div class="picture-tools">
          <DragHandle id={chosen.id} name={chosen.file.name} acts={acts} />
          <Button kind="bare" aria-label={say("remove", chosen.file.name)} onClick={() => acts.remove(chosen.id)}>
            <CloseIcon />
          </Button>
        </div>
        {ready && <Kinds ready={ready} />}
      </div>
      <div class="picture-more">
        {ready && ready.inspected.findings.length > 0 && (
          <Disclosure label={say("show")} name={chosen.file.name}>
            {() => <Revealed inspected={ready.inspected} />}
          </Disclosure>
        )}
        {ready && (
          <Button
            kind="bare"
            class="disclose"
            aria-label={`${say("redactOpen")}: ${chosen.file.name}`}
            onClick={() => acts.redact(chosen.id)}
          >
            <RedactIcon />
            {say("redactOpen")}
          </Button>
        )}
        <Disclosure label={say("words")} name={chosen.file.name}>
          {() => (
            <WordsFields
              chosen={chosen}
              isCover={isCover}
              onWords={acts.words}
              onCover={acts.cover}
              onStep={acts.step}
            />
          )}
        </Disclosure>
      </div>
    </li>
  );
});

function Size({ ready: { file, inspected } }: { ready: Ready }) {
  const say = useSay();
  return (
    <>
      <bdi>{say("pixels", inspected.width, inspected.height)}</bdi>
      {" · "}
      <bdi>{bytes(file.size)}</bdi>
    </>
  );
}

function Redacted({ edits: { bars, crop, stamp } }: { edits: Edits }) {
  const say = useSay();
  return (
    <p class="small redacted">
      <RedactIcon />
      {[
        bars.length > 0 && say("redactedBars", bars.length),
        crop !== undefined && say("redactedCrop"),
        stamp !== "" && say("redactedStamp"),
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}

function Kinds({ ready }: { ready: Ready }) {
  const say = useSay();
  const kinds = kindsOf(ready.inspected);
  if (kinds.length === 0) return <p class="small good kinds">{say("revealsOne")}</p>;
  return (
    <ul class="kinds">
      {kinds.map((kind) => (
        <li key={kind} class={kind === "position" ? "kind grave" : "kind"}>
          {kind === "position" && <PlaceIcon />}
          {say(`kind_${kind}`)}
        </li>
      ))}
    </ul>
  );
}
