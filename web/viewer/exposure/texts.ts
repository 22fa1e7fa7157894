/** What this part of the page says, in all languages: it comes only with links that ask for it. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { inLanguage } from "../say";

const en = {
  waitingTitle: "These pictures open later",
  waiting: (moment: string) => `They open on ${moment}.`,
  waitingHere: "Leave this page open: it goes on by itself. Nothing is used up by waiting.",
  waitingFor: (time: string) => `${time} left until they open`,
  shownFor: (time: string) =>
    `They are shown for ${time}, counted from the first picture. A reload doesn't begin anew.`,
  timeLeft: (time: string) => `Time left: ${time}`,
  afterApproval: "The originals follow when the sender approves, through this same link.",
  soonOver: (time: string) => `The pictures vanish in ${time}.`,
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  waitingTitle: "Diese Bilder öffnen sich später",
  waiting: (moment) => `Sie öffnen sich am ${moment}.`,
  waitingHere: "Lassen Sie diese Seite offen: Es geht von selbst weiter. Warten verbraucht nichts.",
  waitingFor: (time) => `Noch ${time}, bis sie sich öffnen`,
  shownFor: (time) => `Sie sind ${time} lang zu sehen, gezählt vom ersten Bild an. Neu laden beginnt nicht von vorn.`,
  timeLeft: (time) => `Noch ${time}`,
  afterApproval: "Die Originale folgen über diesen Link, sobald der Absender sie freigibt.",
  soonOver: (time) => `Die Bilder verschwinden in ${time}.`,
};

const ar: TranslationOf<typeof en> = {
  waitingTitle: "تُفتح هذه الصور لاحقًا",
  waiting: (moment) => `تُفتح في ${moment}.`,
  waitingHere: "اترك هذه الصفحة مفتوحة: ستتابع من تلقاء نفسها. الانتظار لا يستهلك شيئًا.",
  waitingFor: (time) => `بقي ${time} حتى تُفتح`,
  shownFor: (time) => `تُعرض لمدة ${time} من ظهور أول صورة. إعادة التحميل لا تبدأ العدّ من جديد.`,
  timeLeft: (time) => `الوقت المتبقي: ${time}`,
  afterApproval: "ستتوفر الأصول عبر هذا الرابط نفسه حين يوافق المرسل.",
  soonOver: (time) => `ستختفي الصور خلال ${time}.`,
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
