import type { ManifestPicture } from "../../format/manifest-picture";
import { say } from "./say";
import type { PicksView } from "./store";
import { isRejected, labelOf, remarkOf, starsOf } from "./use-picks";

/** What other recipients think of a picture, where the sender lets them see each other. All of it is their text. */
export function OthersLine({ view: { others }, picture }: { view: PicksView; picture: ManifestPicture }) {
  const said = others.flatMap(({ link, to, picks }) => {
    const pick = picture.id === undefined ? undefined : picks.get(picture.id);
    const rating = isRejected(pick) ? say("rejectedMark") : starsOf(pick) > 0 ? "★".repeat(starsOf(pick)) : "";
    const label = labelOf(pick) === "none" ? "" : say(`label_${labelOf(pick)}`);
    const marks = [rating, label].filter(Boolean).join(" ");
    return marks || remarkOf(pick) ? [{ link, to, marks, remark: remarkOf(pick) }] : [];
  });
  if (said.length === 0) return null;
  return (
    <ul class="pick-others" aria-label={say("others")}>
      {said.map(({ link, to, marks, remark }) => (
        <li key={link}>
          <bdi class="pick-who outside">{to ?? say("anyone")}</bdi> {marks}
          {remark && (
            <bdi class="outside" dir="auto">
              {" "}
              {remark}
            </bdi>
          )}
        </li>
      ))}
    </ul>
  );
}
