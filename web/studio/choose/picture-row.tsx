import { useId, useState } from "preact/hooks";
import { Button } from "../../design/button";
import { CloseIcon, ForwardIcon } from "../../design/icons";
import { bytes } from "../../design/units";
import { PlaceIcon, RedactIcon } from "../parts/icons";
import { memo } from "../parts/memo";
import { useNearViewport } from "../parts/near-viewport";
import { useObjectUrl } from "../parts/object-url";
import { useSay } from "../texts/say";
import type { Edits } from "../work/redact/edits";
import type { Chosen, Ready } from "./chosen-pictures";
import { kindsOf } from "./revealed";
import { Revealed } from "./revealed-details";

export interface PictureRowProps {
  chosen: Chosen;
  onRemove: (id: number) => void;
  onRedact: (id: number) => void;
}

export const PictureRow = memo(function PictureRow({ chosen, onRemove, onRedact }: PictureRowProps) {
  const say = useSay();
  const { element, near } = useNearViewport<HTMLLIElement>();
  const ready = chosen.state === "ready" ? chosen : undefined;
  const thumbnail = useObjectUrl(near ? ready?.inspected.thumbnail : undefined);
  return (
    <li ref={element} class="picture">
      <div class="picture-line">
        <div class="picture-thumbnail">{thumbnail && <img src={thumbnail} alt="" />}</div>
        <div class="picture-about">
          <p class="picture-name outside">{chosen.file.name}</p>
          <p class="soft small">{ready ? <Size ready={ready} /> : say("waiting")}</p>
          {ready?.edits && <Redacted edits={ready.edits} />}
          {ready && <Kinds ready={ready} />}
        </div>
        <Button kind="bare" aria-label={say("remove", chosen.file.name)} onClick={() => onRemove(chosen.id)}>
          <CloseIcon />
        </Button>
      </div>
      {ready && (
        <div class="picture-more">
          {ready.inspected.findings.length > 0 && <Disclosure ready={ready} />}
          <Button
            kind="bare"
            class="disclose"
            aria-label={`${say("redactOpen")}: ${chosen.file.name}`}
            onClick={() => onRedact(chosen.id)}
          >
            <RedactIcon />
            {say("redactOpen")}
          </Button>
        </div>
      )}
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
  if (kinds.length === 0) return <p class="small good">{say("revealsOne")}</p>;
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

function Disclosure({ ready }: { ready: Ready }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        kind="bare"
        class="disclose"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${say("show")}: ${ready.file.name}`}
        onClick={() => setOpen(!open)}
      >
        <ForwardIcon />
        {say("show")}
      </Button>
      <div id={id} class="revealed-box" hidden={!open}>
        {open && <Revealed inspected={ready.inspected} />}
      </div>
    </>
  );
}
