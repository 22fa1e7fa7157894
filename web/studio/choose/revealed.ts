/** What many pictures reveal together. */
import type { Inspected } from "../work/messages";
import { type FindingKind, findingKinds } from "../work/picture";

export interface RevealedCount {
  readonly kind: FindingKind;
  /** In how many of the pictures. */
  readonly pictures: number;
}

/** Each kind once, the gravest first. */
export function countRevealed(pictures: readonly Pick<Inspected, "findings">[]): RevealedCount[] {
  const counts = new Map<FindingKind, number>();
  for (const { findings } of pictures) {
    for (const kind of new Set(findings.map((finding) => finding.kind))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return findingKinds.flatMap((kind) => {
    const pictures = counts.get(kind);
    return pictures === undefined ? [] : [{ kind, pictures }];
  });
}

/** What a picture reveals that is removed when its HDR gain map, if it can be, is kept. */
export function withGainMap(picture: Inspected): Inspected {
  const { length, lengthWithGainMap, bytesRemoved } = picture;
  if (lengthWithGainMap === undefined) return picture;
  return {
    ...picture,
    length: lengthWithGainMap,
    bytesRemoved: Math.max(0, bytesRemoved + length - lengthWithGainMap),
    findings: picture.findings.filter(({ label }) => label !== "HDR gain map"),
  };
}

/** The kinds that one picture reveals, the gravest first. */
export function kindsOf(picture: Pick<Inspected, "findings">): FindingKind[] {
  return countRevealed([picture]).map(({ kind }) => kind);
}
