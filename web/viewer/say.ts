import { type Language, type Say, speak } from "../design/texts";
import en, { type ViewerTexts } from "./texts/en";

/** The page's text for a key, in the reader's language. */
export let say: Say<ViewerTexts>;

/** The catalogue that a part of the page brings along for itself, in the language that the page speaks. */
export const inLanguage = <Texts>(all: Record<Language, Texts>): Texts =>
  all[document.documentElement.lang as Language];

/** English comes with the page; another language is fetched while the link is being looked at. */
export async function chooseLanguage(): Promise<void> {
  say = await speak(en, {
    de: async () => (await import("./texts/de")).default,
    ar: async () => (await import("./texts/ar")).default,
  });
}
