import { useCallback } from "preact/hooks";
import type { ManifestPicture } from "../../format/manifest-picture";
import type { PackedThumbnail } from "../../format/pack";
import type { Pick } from "../../format/pick";
import type { OpenedPacks } from "../../protocol/opened-packs";
import { openThumbnail } from "../manage/open-picture";
import type { ShownPictures } from "../manage/shown-pictures";
import { usePicture } from "../manage/use-picture";
import { useNearViewport } from "../parts/near-viewport";
import { useSay } from "../texts/say";
import { isMarked, type PickedLink, pickedPicture } from "./picked";

export interface PickListProps {
  pictures: readonly ManifestPicture[];
  links: readonly PickedLink[];
  shown: ShownPictures;
  nameOf: (number: number) => string;
}

/** Numbers for each recipient, then every picture that anybody said something about, with who said what. All of it is their text. */
export function PickList({ pictures, links, shown: { list, packs }, nameOf }: PickListProps) {
  const say = useSay();
  // With marks they are of one link: a picture's name is the same in all.
  const thumbnails = new Map(list?.pictures.map(({ name, thumbnail }) => [name, thumbnail]));
  const known = new Set(pictures.flatMap(({ id }) => id ?? []));
  return (
    <>
      <ul class="picks-counts">
        {links.map((link) => {
          const there = link.picks.filter((pick) => known.has(pick.picture));
          const count = (fits: (pick: Pick) => boolean) => there.filter(fits).length;
          return (
            <li key={link.number}>
              <bdi class="outside">{nameOf(link.number)}</bdi>
              <span class="soft">
                {link.unreadable
                  ? say("picksGone")
                  : say(
                      "picksCounts",
                      count(({ rating }) => (rating?.is ?? 0) > 0),
                      count(({ rating }) => rating?.is === -1),
                      count(({ remark }) => !!remark?.is),
                    )}
              </span>
            </li>
          );
        })}
      </ul>
      <ul class="picks-list">
        {pictures.map((picture) => {
          const said = links.flatMap((link) => {
            const pick = link.picks.find((each) => each.picture === picture.id);
            return pick && isMarked(pick) ? [{ number: link.number, pick }] : [];
          });
          return (
            said.length > 0 && (
              <PickedRow
                key={picture.name}
                picture={picture}
                said={said}
                thumbnail={thumbnails.get(picture.name)}
                packs={packs}
                nameOf={nameOf}
              />
            )
          );
        })}
      </ul>
    </>
  );
}

interface PickedRowProps {
  picture: ManifestPicture;
  said: readonly { readonly number: number; readonly pick: Pick }[];
  thumbnail: PackedThumbnail | undefined;
  packs: OpenedPacks | undefined;
  nameOf: (number: number) => string;
}

function PickedRow({ picture, said, thumbnail, packs, nameOf }: PickedRowProps) {
  const say = useSay();
  const { element, near } = useNearViewport<HTMLLIElement>();
  const open = useCallback(
    async (signal: AbortSignal) => {
      if (!packs || !thumbnail) throw new Error("gone");
      return openThumbnail(packs, thumbnail, signal);
    },
    [packs, thumbnail],
  );
  const { address } = usePicture(near && packs && thumbnail ? open : undefined);
  return (
    <li ref={element} class="card picks-row">
      <div class="picks-thumb">{address && <img src={address} alt="" />}</div>
      <div class="picks-said">
        <h3 class="outside">{pickedPicture(picture).file}</h3>
        <ul>
          {said.map(({ number, pick: { rating, label, remark } }) => (
            <li key={number}>
              <bdi class="outside picks-who">{nameOf(number)}</bdi>
              {(rating?.is ?? 0) > 0 && (
                <span class="picks-stars" role="img" aria-label={say("picksStars", rating?.is ?? 0)}>
                  {"★".repeat(rating?.is ?? 0)}
                </span>
              )}
              {rating?.is === -1 && <span class="picks-rejected">{say("picksRejected")}</span>}
              {label && label.is !== "none" && (
                <span class="picks-label">
                  <span class={`picks-dot ${label.is}`} />
                  {say(`picksLabel_${label.is}`)}
                </span>
              )}
              {remark?.is && (
                <p class="picks-remark outside" dir="auto">
                  {remark.is}
                </p>
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
