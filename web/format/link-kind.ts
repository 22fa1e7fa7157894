/** What a link is for: a recipient's `ORIGIN/v#TEXT`, the owner's `ORIGIN/m#TEXT`, or a pass, `ORIGIN/#TEXT`. */
export type LinkKind = "viewing" | "manage" | "pass";

const types: Record<LinkKind, number> = { viewing: 1, manage: 2, pass: 3 };
const paths: Record<LinkKind, string> = { viewing: "v", manage: "m", pass: "" };

/** The type byte of a link's text (FORMAT.md, section 2.1). */
export const typeOf = (kind: LinkKind): number => types[kind];

/** A link's path. */
export const pathOf = (kind: LinkKind): string => paths[kind];
