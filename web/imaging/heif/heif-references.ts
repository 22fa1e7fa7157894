import type { HeifReference } from "./heif-item";
import type { HeifNeeds } from "./heif-needs";

/**
 * References between kept items (ISO/IEC 23008-12 sections 6.5.8, 6.6, 6.4.6), by item, in the order of ids: what it is put
 * together from, what it is the alpha plane of, which one it is multiplied by.
 */
export function keptReferences(needs: HeifNeeds, all: readonly HeifReference[]): HeifReference[] {
  const known = new Set(needs.ids);
  const auxiliary = between(all, "auxl", needs.alphas, known);
  const multiplied = between(all, "prem", known, known);
  const kept: HeifReference[] = [];
  const add = (type: string, from: number, to: Iterable<number> | undefined): void => {
    const targets = [...(to ?? [])];
    if (targets.length > 0) {
      kept.push({ type, from, to: targets });
    }
  };
  for (const id of needs.ids) {
    add("dimg", id, needs.partsOf(id));
    add("auxl", id, auxiliary.get(id));
    add("prem", id, multiplied.get(id));
  }
  return kept;
}

/** Targets by source, each once, where both are kept. */
function between(
  all: readonly HeifReference[],
  type: string,
  sources: ReadonlySet<number>,
  known: ReadonlySet<number>,
): Map<number, Set<number>> {
  const targets = new Map<number, Set<number>>();
  for (const reference of all) {
    if (reference.type !== type || !sources.has(reference.from) || !known.has(reference.from)) {
      continue;
    }
    const own = targets.get(reference.from) ?? new Set();
    for (const to of reference.to) {
      if (known.has(to)) {
        own.add(to);
      }
    }
    targets.set(reference.from, own);
  }
  return targets;
}
