import type { TranslationOf } from "../../../design/texts";
import { number, plural } from "../../../design/units";
import type { PicksTexts } from "./en";

const ar: TranslationOf<PicksTexts> = {
  filters: "عرض الصور بحسب اختياراتك",
  all: "الكل",
  picked: "المختارة",
  rejected: "المرفوضة",
  unmarked: "غير المعلَّمة",
  remarked: "ذات ملاحظات",
  filterCount: (label, count) => `${label}: ${number(count)}`,
  none: "لا توجد صورة كهذه.",
  showAll: "عرض كل الصور",
  shortcuts: "المفاتيح: S نجمة، X رفض، 0–5 نجوم، 6–9 ألوان، R ملاحظة",

  loading: "يجري جلب اختياراتك…",
  saving: "يجري الحفظ…",
  saved: "حُفظت",
  unsaved: "لم تُحفظ بعد. ستُعاد المحاولة تلقائيًا.",
  unreadable: "لا يمكن قراءة اختيارات هذا الرابط. لن يُحفظ ما تختاره.",
  lost: "تعذّر حفظ اختياراتك الأخيرة. أعد تحميل الصفحة.",

  star: (name) => `نجمة: ${name}`,
  reject: (name) => `رفض: ${name}`,
  more: (name) => `النجوم واللون والملاحظة: ${name}`,
  remark: (name) => `ملاحظة: ${name}`,
  sheet: (name) => `اختياراتك: ${name}`,
  stars: "النجوم",
  starCount: (count) =>
    plural(count, { one: "نجمة واحدة", two: "نجمتان", few: `${number(count)} نجوم`, other: `${number(count)} نجمة` }),
  noStars: "بلا نجوم",
  label: "اللون",
  label_none: "بلا لون",
  label_red: "أحمر",
  label_yellow: "أصفر",
  label_green: "أخضر",
  label_blue: "أزرق",
  label_purple: "بنفسجي",
  remarkLabel: "ملاحظة للمرسل",
  remarkLeft: (left) => `الأحرف المتبقية: ${number(left)}`,
  remarkTooLong: (over, most) =>
    `أطول من اللازم بمقدار ${number(over)}: أقصى طول للملاحظة ${number(most)} حرفًا. لن تُحفظ هكذا.`,
  done: "تم",
  others: "آخرون",
  anyone: "شخص ما",
  rejectedMark: "مرفوضة",
};

export default ar;
