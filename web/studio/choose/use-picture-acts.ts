import { useMemo } from "preact/hooks";
import { useSay } from "../texts/say";
import { placed, placeOf, type SortedBy, sorted, stepped } from "./arrange";
import type { ChosenPictures } from "./chosen-pictures";
import type { PictureActs } from "./picture-acts";

/** What can be done with the chosen pictures, each change of order said aloud. */
export function usePictureActs(
  chosen: ChosenPictures,
  tell: (said: string) => void,
  canCover = true,
): Omit<PictureActs, "redact"> & { readonly sort: (by: SortedBy) => void } {
  const say = useSay();
  return useMemo(() => {
    const place = (id: number) => placeOf(chosen.view.all, id);
    const tellPlace = (id: number) => {
      const { all } = chosen.view;
      const name = all.find((each) => each.id === id)?.file.name ?? "";
      tell(say("moved", name, place(id), all.filter(({ state }) => state !== "refused").length));
    };
    return {
      remove: (id) => chosen.remove(id),
      words: (id, words) => chosen.describe(id, words),
      cover: canCover ? (id) => chosen.setCover(id) : undefined,
      step: (id, by) => {
        chosen.arrange((all) => stepped(all, id, by));
        tellPlace(id);
      },
      place: (id, before) => {
        chosen.arrange((all) => placed(all, id, before));
        tellPlace(id);
      },
      sort: (by) => {
        chosen.arrange((all) => sorted(all, by));
        tell(say(by === "name" ? "sortedName" : "sortedTime"));
      },
    };
  }, [chosen, say, tell, canCover]);
}
