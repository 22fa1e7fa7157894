/**
 * Names as the sender tells them apart: those that several people share get a number, in their order, that nobody else's name has.
 * Recipients see their own name without it.
 */
export function distinctNames(names: readonly (string | undefined)[]): (string | undefined)[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const next = new Map<string, number>();
  const taken = new Set(counts.keys());
  return names.map((name) => {
    if (name === undefined || counts.get(name) === 1) return name;
    let number = next.get(name) ?? 1;
    while (taken.has(`${name} (${number})`)) number++;
    next.set(name, number + 1);
    return `${name} (${number})`;
  });
}
