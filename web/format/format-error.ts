/** The classes of failure that FORMAT.md names. */
export type FormatErrorClass =
  | "not-a-link"
  | "cut-short"
  | "damaged"
  | "wrong-type"
  | "malformed-password"
  | "empty-password"
  | "long-password"
  | "weak-password-parameters"
  | "costly-password-parameters"
  | "truncated"
  | "not-sealed"
  | "not-authentic"
  | "bad-padding"
  | "unknown-version"
  | "invalid-manifest"
  | "invalid-vault"
  | "invalid-picks";

/**
 * What this folder throws about anything that came from outside. Neither `message` nor `code` holds a secret or a piece of the
 * input; what a person reads comes from the catalogue of texts, by `code`.
 */
export class FormatError extends Error {
  override name = "FormatError";

  constructor(
    readonly code: FormatErrorClass,
    /** Where, for example `pictures[3].name`. */
    readonly place = "",
  ) {
    super(place ? `${code} (${place})` : code);
  }
}
