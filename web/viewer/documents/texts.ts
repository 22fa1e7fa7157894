/** What this part of the page says, in all languages: it comes only with links that offer documents. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { inLanguage } from "../say";

const en = {
  label: "Documents",
  save: (name: string) => `Save PDF ${name}`,
  saveShort: "Save PDF",
  saved: "Saved, and ended here.",
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  label: "Dokumente",
  save: (name) => `PDF speichern: ${name}`,
  saveShort: "PDF speichern",
  saved: "Gespeichert und hier zu Ende.",
};

const ar: TranslationOf<typeof en> = {
  label: "المستندات",
  save: (name) => `حفظ PDF ‏${name}`,
  saveShort: "حفظ PDF",
  saved: "حُفظ وانتهى هنا.",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
