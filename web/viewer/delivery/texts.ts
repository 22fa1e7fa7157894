/** What this part of the page says, in all languages: it comes only with links whose pictures end one by one. */

import type { Catalogue, TranslationOf } from "../../design/texts";
import { number, plural } from "../../design/units";
import { inLanguage } from "../say";

const en = {
  each: "Each picture ends here once you have saved it. What you save stays with you.",
  counted: (saved: number, all: number) =>
    plural(saved, {
      one: `${number(saved)} of ${number(all)} saved.`,
      other: `${number(saved)} of ${number(all)} saved.`,
    }),
  badge: "Saved",
  ended: "This picture was saved, and has ended here.",
  elsewhere: "Nothing was saved here: one of these pictures has just been saved on another device. Try again.",
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  each: "Jedes Bild endet hier, sobald Sie es gespeichert haben. Was Sie speichern, bleibt bei Ihnen.",
  counted: (saved, all) => `${number(saved)} von ${number(all)} gespeichert.`,
  badge: "Gespeichert",
  ended: "Dieses Bild wurde gespeichert und ist hier zu Ende.",
  elsewhere:
    "Hier wurde nichts gespeichert: Eines dieser Bilder wurde eben auf einem anderen Gerät gespeichert. Versuchen Sie es noch einmal.",
};

const ar: TranslationOf<typeof en> = {
  each: "تنتهي كل صورة هنا بعد أن تحفظها. وما تحفظه يبقى عندك.",
  counted: (saved, all) => `حُفظ ${number(saved)} من ${number(all)}.`,
  badge: "محفوظة",
  ended: "حُفظت هذه الصورة وانتهت هنا.",
  elsewhere: "لم يُحفظ شيء هنا: حُفظت إحدى هذه الصور للتو على جهاز آخر. حاول من جديد.",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
