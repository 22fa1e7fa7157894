import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { PictureList } from "../../format/picture-codec";
import type { OpenedPacks } from "../../protocol/opened-packs";
import type { Owner } from "../../protocol/owning";
import { useNearViewport } from "../parts/near-viewport";
import { useSay } from "../texts/say";
import { openPacks, openThumbnail } from "./open-picture";
import { PictureDialog } from "./picture-dialog";
import { usePicture } from "./use-picture";

export interface PictureWallProps {
  list: PictureList;
  owner: Owner;
  /** Whether the server has destroyed them. */
  gone: boolean;
}

/** The share's pictures, as their owner may always see them. */
export function PictureWall({ list: { packs, pictures }, owner, gone }: PictureWallProps) {
  const say = useSay();
  const opened = useMemo(() => openPacks(owner, packs), [owner, packs]);
  useEffect(() => () => opened.wipe(), [opened]);
  const [shown, setShown] = useState<number>();
  const picture = shown === undefined ? undefined : pictures[shown];
  return (
    <section class="wall-section" aria-labelledby="pictures">
      <h2 id="pictures">{say("picturesTitle")}</h2>
      <p class="small soft">{say(gone ? "picturesGone" : "picturesHint")}</p>
      {!gone && (
        <ul class="wall">
          {pictures.map((each, place) => (
            <Tile
              key={each.name}
              picture={each}
              label={say("pictureOf", place + 1, pictures.length)}
              packs={opened}
              onShow={() => setShown(place)}
            />
          ))}
        </ul>
      )}
      {picture !== undefined && shown !== undefined && !gone && (
        <PictureDialog
          picture={picture}
          place={shown}
          count={pictures.length}
          owner={owner}
          onShow={setShown}
          onClose={() => setShown(undefined)}
        />
      )}
    </section>
  );
}

interface TileProps {
  picture: ManifestPicture;
  label: string;
  packs: OpenedPacks;
  onShow: () => void;
}

function Tile({ picture, label, packs, onShow }: TileProps) {
  const say = useSay();
  const { element, near } = useNearViewport<HTMLLIElement>();
  const open = useCallback((signal: AbortSignal) => openThumbnail(packs, picture.thumbnail, signal), [packs, picture]);
  const { address, failed } = usePicture(near ? open : undefined);
  const shape = { "--ratio": String(picture.width / picture.height) };
  return (
    <li ref={element} style={shape}>
      <button type="button" class="tile" aria-label={`${label}: ${picture.name}`} onClick={onShow}>
        {address && <img src={address} alt="" />}
        {failed && <span class="small soft">{say("pictureFailed")}</span>}
      </button>
    </li>
  );
}
