import { useCallback, useState } from "preact/hooks";
import { CheckIcon } from "../../design/icons";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { OpenedPacks } from "../../protocol/opened-packs";
import type { Owner } from "../../protocol/owning";
import { useNearViewport } from "../parts/near-viewport";
import { useSay } from "../texts/say";
import { openThumbnail } from "./open-picture";
import { PictureDialog } from "./picture-dialog";
import { usePicture } from "./use-picture";

export interface PictureWallProps {
  pictures: readonly ManifestPicture[];
  packs: OpenedPacks;
  owner: Owner;
  /** Where pictures are being selected: those that are, by their previews' blobs. */
  selected: ReadonlySet<number> | undefined;
  onSelect: (preview: number) => void;
}

/** The share's pictures, as their owner may always see them. */
export function PictureWall({ pictures, packs, owner, selected, onSelect }: PictureWallProps) {
  const say = useSay();
  const [shown, setShown] = useState<number>();
  const picture = shown === undefined ? undefined : pictures[shown];
  return (
    <>
      <ul class="wall">
        {pictures.map((each, place) => (
          <Tile
            key={each.name}
            picture={each}
            label={say("pictureOf", place + 1, pictures.length)}
            packs={packs}
            pressed={selected?.has(each.preview.blob)}
            onPress={() => (selected === undefined ? setShown(place) : onSelect(each.preview.blob))}
          />
        ))}
      </ul>
      {picture !== undefined && shown !== undefined && (
        <PictureDialog
          picture={picture}
          place={shown}
          count={pictures.length}
          owner={owner}
          onShow={setShown}
          onClose={() => setShown(undefined)}
        />
      )}
    </>
  );
}

interface TileProps {
  picture: ManifestPicture;
  label: string;
  packs: OpenedPacks;
  /** Undefined where a press shows the picture. */
  pressed: boolean | undefined;
  onPress: () => void;
}

function Tile({ picture, label, packs, pressed, onPress }: TileProps) {
  const say = useSay();
  const { element, near } = useNearViewport<HTMLLIElement>();
  const open = useCallback((signal: AbortSignal) => openThumbnail(packs, picture.thumbnail, signal), [packs, picture]);
  const { address, failed } = usePicture(near ? open : undefined);
  const shape = { "--ratio": String(picture.width / picture.height) };
  return (
    <li ref={element} style={shape}>
      <button
        type="button"
        class={pressed === undefined ? "tile" : "tile selecting"}
        aria-label={`${label}: ${picture.name}`}
        aria-pressed={pressed}
        onClick={onPress}
      >
        {address && <img src={address} alt="" />}
        {failed && <span class="small soft">{say("pictureFailed")}</span>}
        {pressed !== undefined && (
          <span class="check-box" aria-hidden="true">
            <CheckIcon />
          </span>
        )}
      </button>
    </li>
  );
}
