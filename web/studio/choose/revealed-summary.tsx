import { PlaceIcon } from "../parts/icons";
import { useSay } from "../texts/say";
import type { Ready } from "./chosen-pictures";
import { countRevealed, type RevealedCount } from "./revealed";

/** What all the pictures reveal together, before anybody has to open a single row. */
export function RevealedSummary({ pictures }: { pictures: readonly Ready[] }) {
  const say = useSay();
  const counts = countRevealed(pictures.map((picture) => picture.inspected));
  const positions = counts.find(({ kind }) => kind === "position")?.pictures ?? 0;
  if (counts.length === 0) return <p class="soft">{say("revealsNothing")}</p>;
  return (
    <section class="summary" aria-labelledby="reveals">
      <h2 id="reveals">{say("revealsTitle")}</h2>
      {positions > 0 && (
        <p class="warn">
          <PlaceIcon />
          {say("positionWarning", positions)}
        </p>
      )}
      <RevealedCounts counts={counts} pictures={pictures.length} />
      <p class="small soft">{say("removedBefore")}</p>
    </section>
  );
}

export function RevealedCounts({ counts, pictures }: { counts: readonly RevealedCount[]; pictures: number }) {
  const say = useSay();
  return (
    <ul class="counts">
      {counts.map(({ kind, pictures: count }) => (
        <li key={kind} class={kind === "position" ? "grave" : undefined}>
          <span>{say(`kind_${kind}`)}</span>
          <span class="soft small">{say("inPictures", count, pictures)}</span>
        </li>
      ))}
    </ul>
  );
}
