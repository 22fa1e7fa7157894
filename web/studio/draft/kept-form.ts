/** What of the form is kept with a draft: all but the password. */
import type { PolicyForm } from "../policy/policy";

export type KeptForm = Omit<PolicyForm, "password" | "usePassword">;

export function keptForm({ password: _, usePassword: __, ...kept }: PolicyForm): KeptForm {
  return kept;
}

/** The kept form, as far as it looks like one: another version of the page may have written it. */
export function readKeptForm(kept: unknown, fresh: PolicyForm): PolicyForm {
  if (typeof kept !== "object" || kept === null) return fresh;
  const values = kept as Record<string, unknown>;
  const form: Record<string, unknown> = { ...fresh };
  for (const key of Object.keys(keptForm(fresh)) as (keyof KeptForm)[]) {
    if (key in values && isLike(values[key], fresh[key])) form[key] = values[key];
  }
  return form as unknown as PolicyForm;
}

function isLike(value: unknown, example: unknown): boolean {
  // What may be missing is a picture, a number or null: whoever reads it looks closer.
  if (example === undefined || example === null) return value === undefined || typeof value !== "string";
  if (typeof example === "number") return typeof value === "number" || value === "custom";
  if (typeof example !== "object") return typeof value === typeof example;
  return typeof value === "object" && value !== null && Object.keys(example).every((key) => key in value);
}
