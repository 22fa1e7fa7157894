/** What this part of the page says, in all languages: it comes only with links that ask for it. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { moment, number, plural } from "../../design/units";
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
  wantsPasskey: (first: boolean): string =>
    first
      ? "It opens with a passkey: you make one here, and from then on it opens with that one only."
      : "It opens only with the passkey that opened it first.",
  passkeyNewTitle: "Make a passkey for these pictures",
  passkeyNew:
    "Your device asks for your fingerprint, your face or its PIN. From then on this link opens with this passkey only. The server learns neither your name nor anything of your device.",
  passkeyMake: "Make a passkey",
  passkeyTitle: "Show that it is you",
  passkey: "This link opens only with the passkey that opened it first.",
  passkeyUse: "Use my passkey",
  passkeyWaiting: "Your device asks you…",
  passkeyName: (day: Date) => `Pictures, ${moment(day)}`,
  "passkey_not-made":
    "That was cancelled or took too long, or this device can't check that it is you: it takes a fingerprint, a face or a PIN. Nothing was used up.",
  "passkey_not-confirmed":
    "That was cancelled, took too long, or this device doesn't have the passkey. Try again, on the device that has it. If you have lost it, ask the sender to have it forgotten. Nothing was used up.",
  "passkey_none-here":
    "This browser or device can make no passkey that this link takes. Open the link on a phone, or in a newer browser. Nothing was used up.",
  "passkey_not-secure":
    "Browsers use passkeys only over https. Ask whoever runs this server to set it up. Nothing was used up.",
  "passkey_no-name":
    "Browsers use passkeys only where a server is reached by its name. Open the link by that name. Nothing was used up.",
  passkey_wrong:
    "The server did not take this passkey's answer. Try again, and let your device check that it is you. Nothing was used up.",
  otherPasskeyTitle: "This link belongs to another passkey",
  passkey_other:
    "Somebody has opened it first. If that was you, use that passkey. Otherwise ask the sender to have it forgotten. Nothing was used up.",
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
  wantsPasskey: (first) =>
    first
      ? "Der Link öffnet sich mit einem Passkey: Sie legen hier einen an, und von da an öffnet er sich nur mit diesem."
      : "Der Link öffnet sich nur mit dem Passkey, der ihn zuerst geöffnet hat.",
  passkeyNewTitle: "Einen Passkey für diese Bilder anlegen",
  passkeyNew:
    "Ihr Gerät fragt nach Fingerabdruck, Gesicht oder PIN. Von da an öffnet sich dieser Link nur mit diesem Passkey. Der Server erfährt weder Ihren Namen noch etwas über Ihr Gerät.",
  passkeyMake: "Passkey anlegen",
  passkeyTitle: "Zeigen Sie, dass Sie es sind",
  passkey: "Dieser Link öffnet sich nur mit dem Passkey, der ihn zuerst geöffnet hat.",
  passkeyUse: "Meinen Passkey verwenden",
  passkeyWaiting: "Ihr Gerät fragt Sie…",
  passkeyName: (day) => `Bilder, ${moment(day)}`,
  "passkey_not-made":
    "Das wurde abgebrochen oder dauerte zu lange, oder dieses Gerät kann nicht prüfen, dass Sie es sind: Es braucht Fingerabdruck, Gesicht oder PIN. Verbraucht wurde nichts.",
  "passkey_not-confirmed":
    "Das wurde abgebrochen, dauerte zu lange, oder dieses Gerät hat den Passkey nicht. Versuchen Sie es noch einmal, auf dem Gerät, das ihn hat. Ist er verloren, bitten Sie den Absender, ihn vergessen zu lassen. Verbraucht wurde nichts.",
  "passkey_none-here":
    "Dieser Browser oder dieses Gerät kann keinen Passkey anlegen, den der Link nimmt. Öffnen Sie ihn auf einem Telefon oder in einem neueren Browser. Verbraucht wurde nichts.",
  "passkey_not-secure":
    "Browser verwenden Passkeys nur über https. Bitten Sie, wer diesen Server betreibt, das einzurichten. Verbraucht wurde nichts.",
  "passkey_no-name":
    "Browser verwenden Passkeys nur, wo ein Server bei seinem Namen genannt wird. Öffnen Sie den Link unter diesem Namen. Verbraucht wurde nichts.",
  passkey_wrong:
    "Der Server hat die Antwort dieses Passkeys nicht angenommen. Versuchen Sie es noch einmal, und lassen Sie Ihr Gerät prüfen, dass Sie es sind. Verbraucht wurde nichts.",
  otherPasskeyTitle: "Dieser Link gehört zu einem anderen Passkey",
  passkey_other:
    "Jemand hat ihn zuerst geöffnet. Waren Sie das, verwenden Sie diesen Passkey. Sonst bitten Sie den Absender, ihn vergessen zu lassen. Verbraucht wurde nichts.",
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
  wantsPasskey: (first) =>
    first ? "يُفتح بمفتاح مرور: تنشئ واحدًا هنا، ومن ثم لا يُفتح إلا به." : "لا يُفتح إلا بمفتاح المرور الذي فتحه أولًا.",
  passkeyNewTitle: "أنشئ مفتاح مرور لهذه الصور",
  passkeyNew:
    "سيطلب جهازك بصمتك أو وجهك أو رقمه السري. ومن ثم لا يُفتح هذا الرابط إلا بمفتاح المرور هذا. لا يعرف الخادم اسمك ولا شيئًا عن جهازك.",
  passkeyMake: "أنشئ مفتاح مرور",
  passkeyTitle: "أثبت أنك أنت",
  passkey: "لا يُفتح هذا الرابط إلا بمفتاح المرور الذي فتحه أولًا.",
  passkeyUse: "استخدم مفتاح مروري",
  passkeyWaiting: "جهازك يسألك…",
  passkeyName: (day) => `صور، ${moment(day)}`,
  "passkey_not-made":
    "أُلغي ذلك أو استغرق وقتًا طويلًا، أو لا يستطيع هذا الجهاز التحقق من أنك أنت: يلزمه بصمة أو وجه أو رقم سري. لم يُستهلك شيء.",
  "passkey_not-confirmed":
    "أُلغي ذلك، أو استغرق وقتًا طويلًا، أو ليس مفتاح المرور على هذا الجهاز. حاول مجددًا على الجهاز الذي يحمله. إن فقدته فاطلب من المرسل نسيانه. لم يُستهلك شيء.",
  "passkey_none-here":
    "لا يستطيع هذا المتصفح أو الجهاز إنشاء مفتاح مرور يقبله الرابط. افتحه على هاتف أو في متصفح أحدث. لم يُستهلك شيء.",
  "passkey_not-secure":
    "لا تستخدم المتصفحات مفاتيح المرور إلا عبر https. اطلب ممن يدير هذا الخادم إعداد ذلك. لم يُستهلك شيء.",
  "passkey_no-name":
    "لا تستخدم المتصفحات مفاتيح المرور إلا حيث يُستدعى الخادم باسمه. افتح الرابط بذلك الاسم. لم يُستهلك شيء.",
  passkey_wrong: "لم يقبل الخادم جواب مفتاح المرور هذا. حاول مجددًا، ودع جهازك يتحقق من أنك أنت. لم يُستهلك شيء.",
  otherPasskeyTitle: "هذا الرابط يخص مفتاح مرور آخر",
  passkey_other: "فتحه أحدهم أولًا. إن كنت أنت فاستخدم ذلك المفتاح، وإلا فاطلب من المرسل نسيانه. لم يُستهلك شيء.",
  otherDeviceTitle: "فُتح من قبل على جهاز آخر",
  otherDevice: "لا يُفتح هذا الرابط إلا حيث فُتح أولًا. افتحه هناك، أو اطلب من المرسل السماح بجهاز آخر. لم يُستهلك شيء.",
  noPlaceTitle: "لا يمكن تذكّر هذا المتصفح",
  noPlace:
    "لا يُفتح الرابط إلا على أجهزة تحتفظ بمفتاح، وهذا المتصفح لا يحتفظ بشيء: ربما هي نافذة خاصة. افتحه في نافذة عادية.",
};

export const texts = (): typeof en => inLanguage({ en, de, ar });
