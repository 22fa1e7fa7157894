import { useCallback } from "preact/hooks";
import { Button } from "../../design/button";
import { Dialog } from "../../design/dialog";
import { BackIcon, ForwardIcon } from "../../design/icons";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { Owner } from "../../protocol/owning";
import { useSay } from "../texts/say";
import { openPreview } from "./open-picture";
import { usePicture } from "./use-picture";

export interface PictureDialogProps {
  picture: ManifestPicture;
  place: number;
  count: number;
  owner: Owner;
  onShow: (place: number) => void;
  onClose: () => void;
}

/** One picture's preview, with the arrow keys to its neighbours. */
export function PictureDialog({ picture, place, count, owner, onShow, onClose }: PictureDialogProps) {
  const say = useSay();
  const open = useCallback((signal: AbortSignal) => openPreview(owner, picture.preview, signal), [owner, picture]);
  const { address, failed } = usePicture(open);
  const go = (step: number) => onShow(Math.min(count - 1, Math.max(0, place + step)));
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  return (
    <Dialog title={picture.name} closeLabel={say("close")} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short cut for the buttons below */}
      <div
        class="preview-box"
        onKeyDown={(event) => {
          if (event.key === "ArrowRight") go(forward);
          if (event.key === "ArrowLeft") go(-forward);
        }}
      >
        <div class="preview">
          {address && <img src={address} alt={say("pictureOf", place + 1, count)} />}
          {failed && <p class="soft">{say("pictureFailed")}</p>}
        </div>
        <div class="actions between">
          <Button kind="bare" aria-label={say("previous")} off={place === 0} onClick={() => go(-1)}>
            <BackIcon />
          </Button>
          <p class="soft small" role="status">
            {say("pictureOf", place + 1, count)}
          </p>
          <Button kind="bare" aria-label={say("next")} off={place === count - 1} onClick={() => go(1)}>
            <ForwardIcon />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
