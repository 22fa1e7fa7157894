/** What this part of the page says, in all languages: it comes only with links that ask for it. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { number, plural } from "../../design/units";
import { inLanguage } from "../say";

const en = {
  wantsCode: "It opens with a code that is sent to your mail address.",
  addressTitle: "Whose pictures are these?",
  address: "Your mail address",
  addressHint: "If the sender named it, a code is sent there. The server keeps no address.",
  addressUnfit: "This is no mail address. It looks like anna@example.org.",
  sendCode: "Send me a code",
  tooSoon: (seconds: number) =>
    plural(seconds, {
      one: "A code was sent there just now. Another one can be sent in a second.",
      other: `A code was sent there just now. Another one can be sent in ${number(seconds)} seconds.`,
    }),
  codeTitle: "Look into your mailbox",
  codeSent: (address: string) =>
    `If ${address} is one of the addresses that the sender named, a code of six digits is on its way there.`,
  code: "Code",
  codeHint: "It is good for 10 minutes and for one opening. Look among unwanted mail too.",
  codeUnfit: "A code has six digits.",
  codeWrong: (left: number) =>
    left === 0
      ? "This code is wrong, or over. Ask for another one."
      : plural(left, {
          one: "This code is wrong. One try left.",
          other: `This code is wrong. ${number(left)} tries left.`,
        }),
  another: "Another code or address",
  devices: (limit: number) =>
    plural(limit, {
      one: "It opens on one device only: the first that opens it. This browser will be that device.",
      other: `It opens on ${number(limit)} devices only: the first that open it. This browser will be one of them.`,
    }),
  otherDeviceTitle: "Already opened on another device",
  otherDevice:
    "This link opens only where it was opened first. Open it there, or ask the sender to allow one more device. Nothing was used up.",
  noPlaceTitle: "This browser can't be remembered",
  noPlace:
    "The link opens only on devices that keep a key, and this browser keeps none: perhaps a private window. Open it in an ordinary one.",
} satisfies Catalogue;

const de: TranslationOf<typeof en> = {
  wantsCode: "Er öffnet sich mit einem Code, der an Ihre Mailadresse geht.",
  addressTitle: "Für wen sind diese Bilder?",
  address: "Ihre Mailadresse",
  addressHint: "Wenn der Absender sie genannt hat, geht ein Code dorthin. Der Server behält keine Adresse.",
  addressUnfit: "Das ist keine Mailadresse. Sie sieht aus wie anna@example.org.",
  sendCode: "Code schicken",
  tooSoon: (seconds) =>
    plural(seconds, {
      one: "Eben ging ein Code dorthin. In einer Sekunde ist ein weiterer möglich.",
      other: `Eben ging ein Code dorthin. In ${number(seconds)} Sekunden ist ein weiterer möglich.`,
    }),
  codeTitle: "Sehen Sie in Ihr Postfach",
  codeSent: (address) =>
    `Wenn ${address} zu den Adressen gehört, die der Absender genannt hat, ist ein sechsstelliger Code dorthin unterwegs.`,
  code: "Code",
  codeHint: "Er gilt 10 Minuten und für ein Öffnen. Sehen Sie auch bei unerwünschter Post nach.",
  codeUnfit: "Ein Code hat sechs Ziffern.",
  codeWrong: (left) =>
    left === 0
      ? "Dieser Code ist falsch oder abgelaufen. Lassen Sie sich einen neuen schicken."
      : plural(left, {
          one: "Dieser Code ist falsch. Noch ein Versuch.",
          other: `Dieser Code ist falsch. Noch ${number(left)} Versuche.`,
        }),
  another: "Anderer Code oder andere Adresse",
  devices: (limit) =>
    plural(limit, {
      one: "Der Link öffnet sich nur auf einem Gerät: dem ersten, das ihn öffnet. Dieser Browser wird dieses Gerät sein.",
      other: `Der Link öffnet sich nur auf ${number(limit)} Geräten: den ersten, die ihn öffnen. Dieser Browser wird eines davon sein.`,
    }),
  otherDeviceTitle: "Schon auf einem anderen Gerät geöffnet",
  otherDevice:
    "Dieser Link öffnet sich nur, wo er zuerst geöffnet wurde. Öffnen Sie ihn dort, oder bitten Sie den Absender, ein weiteres Gerät zuzulassen. Verbraucht wurde nichts.",
  noPlaceTitle: "Dieser Browser lässt sich nicht wiedererkennen",
  noPlace:
    "Der Link öffnet sich nur auf Geräten, die einen Schlüssel behalten, und dieser Browser behält keinen: vielleicht ein privates Fenster. Öffnen Sie ihn in einem gewöhnlichen.",
};

const ar: TranslationOf<typeof en> = {
  wantsCode: "يُفتح برمز يُرسل إلى بريدك.",
  addressTitle: "لمن هذه الصور؟",
  address: "عنوان بريدك",
  addressHint: "إن كان المرسل قد ذكره فسيُرسل إليه رمز. لا يحتفظ الخادم بأي عنوان.",
  addressUnfit: "هذا ليس عنوان بريد. يبدو مثل anna@example.org.",
  sendCode: "أرسل لي رمزًا",
  tooSoon: (seconds) => `أُرسل رمز إليه قبل قليل. يمكن إرسال آخر بعد ${number(seconds)} ثانية.`,
  codeTitle: "انظر في بريدك",
  codeSent: (address) => `إن كان ${address} من العناوين التي ذكرها المرسل فثمة رمز من ستة أرقام في طريقه إليه.`,
  code: "الرمز",
  codeHint: "يصلح 10 دقائق ولفتح واحد. انظر في البريد غير المرغوب أيضًا.",
  codeUnfit: "الرمز ستة أرقام.",
  codeWrong: (left) =>
    left === 0
      ? "هذا الرمز خاطئ أو انتهى. اطلب رمزًا آخر."
      : plural(left, {
          one: "هذا الرمز خاطئ. بقيت محاولة واحدة.",
          two: "هذا الرمز خاطئ. بقيت محاولتان.",
          few: `هذا الرمز خاطئ. بقيت ${number(left)} محاولات.`,
          other: `هذا الرمز خاطئ. بقيت ${number(left)} محاولة.`,
        }),
  another: "رمز آخر أو عنوان آخر",
  devices: (limit) =>
    plural(limit, {
      one: "يُفتح على جهاز واحد فقط: أول جهاز يفتحه. سيكون هذا المتصفح ذلك الجهاز.",
      two: "يُفتح على جهازين فقط: أول جهازين يفتحانه. سيكون هذا المتصفح أحدهما.",
      few: `يُفتح على ${number(limit)} أجهزة فقط: الأولى التي تفتحه. سيكون هذا المتصفح أحدها.`,
      other: `يُفتح على ${number(limit)} جهازًا فقط: الأولى التي تفتحه. سيكون هذا المتصفح أحدها.`,
    }),
  otherDeviceTitle: "فُتح من قبل على جهاز آخر",
  otherDevice: "لا يُفتح هذا الرابط إلا حيث فُتح أولًا. افتحه هناك، أو اطلب من المرسل السماح بجهاز آخر. لم يُستهلك شيء.",
  noPlaceTitle: "لا يمكن تذكّر هذا المتصفح",
  noPlace:
    "لا يُفتح الرابط إلا على أجهزة تحتفظ بمفتاح، وهذا المتصفح لا يحتفظ بشيء: ربما هي نافذة خاصة. افتحه في نافذة عادية.",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
