/** What this part of the page says, in all languages: it comes only where a link can't be read. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { inLanguage } from "../say";

const en = {
  missingTitle: "There is no link here",
  missing: "The part behind the # is missing. Copy the whole link and open it again.",
  cutShortTitle: "This link is cut short",
  cutShort: "Its end is missing. Copy all of it, or ask the sender to send it again.",
  damagedTitle: "This link is damaged",
  damaged: "A character was changed or added. Copy it again, or ask the sender to send it again.",
  wrongTypeTitle: "This is not a viewing link",
  wrongType: "It is the sender's own link, which manages pictures. Nothing was opened.",
  manage: "Open it as the sender",
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  missingTitle: "Hier ist kein Link",
  missing:
    "Der Teil hinter dem # fehlt. Kopieren Sie den ganzen Link aus der Nachricht und öffnen Sie ihn noch einmal.",
  cutShortTitle: "Dieser Link ist abgeschnitten",
  cutShort:
    "Sein Ende fehlt, so lässt sich nichts öffnen. Kopieren Sie ihn vollständig oder bitten Sie den Absender, ihn noch einmal zu schicken.",
  damagedTitle: "Dieser Link ist beschädigt",
  damaged:
    "Unterwegs wurde ein Zeichen verändert oder hinzugefügt. Kopieren Sie ihn noch einmal oder bitten Sie den Absender darum.",
  wrongTypeTitle: "Das ist kein Link zum Ansehen",
  wrongType: "Es ist der Link des Absenders, mit dem er Bilder verwaltet. Es wurde nichts geöffnet.",
  manage: "Als Absender öffnen",
};

const ar: TranslationOf<typeof en> = {
  missingTitle: "لا يوجد رابط هنا",
  missing: "الجزء الذي يلي العلامة # مفقود. انسخ الرابط كاملًا من الرسالة وافتحه من جديد.",
  cutShortTitle: "هذا الرابط مقطوع",
  cutShort: "نهايته مفقودة، فلا يمكن فتح شيء به. انسخه كاملًا، أو اطلب من المُرسِل إرساله من جديد.",
  damagedTitle: "هذا الرابط تالف",
  damaged: "تغيّر حرف منه أو أُضيف إليه في الطريق. انسخه من جديد، أو اطلب من المُرسِل إرساله من جديد.",
  wrongTypeTitle: "هذا ليس رابط مشاهدة",
  wrongType: "إنه رابط المُرسِل الخاص بإدارة الصور. لم يُفتح شيء.",
  manage: "افتحه بصفتك المُرسِل",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
