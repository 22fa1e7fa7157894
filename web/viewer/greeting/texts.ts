/** What this part of the page says, in all languages: it comes only with links that ask for it. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { inLanguage } from "../say";

const en = {
  from: (name: string) => `From ${name}`,
  logo: "The sender's logo",
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  from: (name) => `Von ${name}`,
  logo: "Das Logo des Absenders",
};

const ar: TranslationOf<typeof en> = {
  from: (name) => `من ${name}`,
  logo: "شعار المرسل",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
