import { memo } from "../parts/memo";
import { useSay } from "../texts/say";
import type { Chosen } from "./chosen-pictures";
import type { PictureActs } from "./picture-acts";
import { PictureRow } from "./picture-row";

export interface PictureListProps {
  pictures: readonly Chosen[];
  cover: number | undefined;
  acts: PictureActs;
}

/** One row for each picture. Rows off the screen cost a box of fixed height: the browser lays them out when they come near. */
export const PictureList = memo(function PictureList({ pictures, cover, acts }: PictureListProps) {
  const say = useSay();
  return (
    <ul class="pictures" aria-label={say("chosenTitle")}>
      {pictures.map((chosen) => (
        <PictureRow key={chosen.id} chosen={chosen} isCover={chosen.id === cover} acts={acts} />
      ))}
    </ul>
  );
});
