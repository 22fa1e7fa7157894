/** A page's texts in one language: plain ones, and ones that take values. */
export type Catalogue = { readonly [key: string]: string | ((...values: never[]) => string) };

/** What another language must have: every key of the English one, taking the same values. */
export type TranslationOf<English extends Catalogue> = {
  readonly [Key in keyof English]: English[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

type ValuesOf<Entry> = Entry extends (...values: infer Values) => string ? Values : [];

export type Say<English extends Catalogue> = <Key extends keyof English>(
  key: Key,
  ...values: ValuesOf<English[Key]>
) => string;

export const languages = ["en", "de", "ar"] as const;
export type Language = (typeof languages)[number];

let tag = "en";

/** The language tag for Intl: the reader's own, with its region, where a catalogue speaks it. */
export const languageTag = (): string => tag;

/**
 * Picks the reader's language, gets its catalogue and turns the document round where it is written from the right.
 * Where a catalogue can't be loaded the page speaks English.
 */
export async function speak<English extends Catalogue>(
  english: English,
  others: Record<Exclude<Language, "en">, () => TranslationOf<English> | Promise<TranslationOf<English>>>,
  wanted: readonly string[] = navigator.languages,
): Promise<Say<English>> {
  const known = wanted.find((each) => (languages as readonly string[]).includes(primary(each)));
  let catalogue: Catalogue = english;
  tag = known ?? "en";
  const language = primary(tag) as Language;
  if (language !== "en") {
    try {
      catalogue = await others[language]();
    } catch {
      tag = "en";
    }
  }
  document.documentElement.lang = primary(tag);
  document.documentElement.dir = primary(tag) === "ar" ? "rtl" : "ltr";
  return (key, ...values) => {
    const entry = catalogue[key as string] as string | ((...values: unknown[]) => string);
    return typeof entry === "string" ? entry : entry(...values);
  };
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}
