import type { Say } from "../../design/texts";
import ar from "./texts/ar";
import de from "./texts/de";
import en, { type PicksTexts } from "./texts/en";

type Entry = string | ((...values: unknown[]) => string);

/**
 * What picking says, in the language that the page has chosen. All three come with the code: a chunk of each language that is loaded
 * from a chunk makes the bundler break the page's first load into more requests.
 */
export const say: Say<PicksTexts> = (key, ...values) => {
  const { lang } = document.documentElement;
  const entry = (lang === "de" ? de : lang === "ar" ? ar : en)[key] as Entry;
  return typeof entry === "string" ? entry : entry(...values);
};
