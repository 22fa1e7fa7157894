/** What a link is for: a recipient's `ORIGIN/v#TEXT` or the owner's `ORIGIN/m#TEXT`. */
export type LinkKind = "viewing" | "manage";

/** The type byte of a link's text (FORMAT.md, section 2.1). */
export const typeOf = (kind: LinkKind): number => (kind === "viewing" ? 1 : 2);

/** The letter of a link's path. */
export const letterOf = (kind: LinkKind): string => (kind === "viewing" ? "v" : "m");
