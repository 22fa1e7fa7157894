/** What this part of the page says, in all languages: it comes only when somebody reports something. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { inLanguage } from "../say";

const en = {
  title: "Report these pictures",
  to: "Your report goes to whoever runs this server. They can't see pictures, and learn nothing of you but what you write. The sender is not told who reported.",
  kind: "What is wrong with them?",
  unlawful: "They are against the law",
  "of-me": "They show me or my child, without my leave",
  fraud: "They are meant to deceive",
  other: "Something else",
  note: "In your own words",
  noteHint: "May stay empty. Up to 1,000 characters.",
  look: "Let the operator look at them",
  lookHint:
    "Your report then carries this link's secret, without its password. Where openings are counted, looking uses one.",
  send: "Send the report",
  sending: "Sending…",
  sent: "Your report has arrived. Thank you.",
  failed: "The report could not be sent. Check the connection and try again.",
  over: "This link has just ended, so there is nothing left to report.",
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  title: "Diese Bilder melden",
  to: "Ihre Meldung geht an den Betreiber dieses Servers. Er kann keine Bilder sehen und erfährt von Ihnen nichts, als was Sie schreiben. Der Absender erfährt nicht, wer gemeldet hat.",
  kind: "Was stimmt mit ihnen nicht?",
  unlawful: "Sie verstoßen gegen das Gesetz",
  "of-me": "Sie zeigen mich oder mein Kind, ohne Erlaubnis",
  fraud: "Sie sollen täuschen",
  other: "Etwas anderes",
  note: "In Ihren Worten",
  noteHint: "Kann leer bleiben. Bis zu 1.000 Zeichen.",
  look: "Den Betreiber hineinsehen lassen",
  lookHint:
    "Die Meldung enthält dann das Geheimnis dieses Links, ohne sein Passwort. Wo Aufrufe gezählt werden, verbraucht das Hineinsehen einen.",
  send: "Meldung senden",
  sending: "Wird gesendet…",
  sent: "Ihre Meldung ist angekommen. Danke.",
  failed: "Die Meldung konnte nicht gesendet werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
  over: "Dieser Link ist eben zu Ende gegangen, es gibt nichts mehr zu melden.",
};

const ar: TranslationOf<typeof en> = {
  title: "الإبلاغ عن هذه الصور",
  to: "يصل بلاغك إلى من يشغّل هذا الخادم. لا يستطيع رؤية الصور، ولا يعرف عنك إلا ما تكتبه. ولا يُخبَر المرسِل بمن أبلغ.",
  kind: "ما المشكلة فيها؟",
  unlawful: "مخالفة للقانون",
  "of-me": "تُظهرني أو تُظهر طفلي دون إذن",
  fraud: "يُقصد بها الخداع",
  other: "شيء آخر",
  note: "بكلماتك",
  noteHint: "يمكن أن يبقى فارغًا. حتى 1000 حرف.",
  look: "دع المشغّل ينظر إليها",
  lookHint: "عندها يحمل بلاغك سرّ هذا الرابط دون كلمة مروره. وحيث تُعدّ مرات الفتح يستهلك النظر مرة منها.",
  send: "أرسل البلاغ",
  sending: "جارٍ الإرسال…",
  sent: "وصل بلاغك. شكرًا لك.",
  failed: "تعذّر إرسال البلاغ. تحقق من الاتصال وحاول من جديد.",
  over: "انتهى هذا الرابط للتو، فلم يبق ما يُبلَّغ عنه.",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
