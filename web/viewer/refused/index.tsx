import type { LinkFault } from "../state";
import { Heading } from "../view/heading";
import { texts } from "./texts";

const keys = {
  missing: "missing",
  "cut-short": "cutShort",
  damaged: "damaged",
  "wrong-type": "wrongType",
} as const;

/** Why what was opened is no viewing link. */
export function Refused({ why }: { why: LinkFault }) {
  const words = texts();
  return (
    <>
      <Heading text={words[`${keys[why]}Title`]} />
      <p class="lead">{words[keys[why]]}</p>
      {why === "wrong-type" && (
        <a class="button quiet" href={`/m${location.hash}`}>
          {words.manage}
        </a>
      )}
    </>
  );
}
