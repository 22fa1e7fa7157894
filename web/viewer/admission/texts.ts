/** What this part of the page says, in all languages: it comes only with links that ask for it. */
import type { Catalogue, TranslationOf } from "../../design/texts";
import { number, plural } from "../../design/units";
import { inLanguage } from "../say";

const en = {
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
