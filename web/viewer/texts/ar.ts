import type { TranslationOf } from "../../design/texts";
import { plural } from "../../design/units";
import type { ViewerTexts } from "./en";

const ar: TranslationOf<ViewerTexts> = {
  page: "صور",
  reading: "جارٍ قراءة الرابط…",

  readyTitle: "صور لك",
  viewsOnce: "يمكنك فتحها مرة واحدة.",
  viewsLeft: (left, limit, shown) => `المشاهدات المتبقية: ${shown(left)} من ${shown(limit)}.`,
  ends: (when, moment) => `ينتهي الرابط ${when}، ${moment}.`,
  untilSaved: "وينتهي بعد أن تحفظها كلها.",
  opens: (minutes) => `الفتح يستهلك مشاهدة واحدة. إعادة التحميل خلال ${minutes} لا تستهلك غيرها.`,
  viewOnly: "للمشاهدة، لا للحفظ.",
  open: "فتح",

  passwordTitle: "هذه الصور محمية بكلمة مرور",
  password: "كلمة المرور",
  passwordHint: "المُرسِل يعرفها. تُفحص من دون أن تُرسَل.",
  passwordWrong: "كلمة المرور هذه غير صحيحة.",
  tries: (left, shown) =>
    plural(left, {
      one: "بقيت محاولة واحدة، ثم يُقفل الرابط.",
      two: "بقيت محاولتان.",
      few: `بقيت ${shown} محاولات.`,
      other: `بقيت ${shown} محاولة.`,
    }),
  passwordUnfit: "كلمة المرور من 1 إلى 1024 حرفًا.",
  lockedTitle: "هذا الرابط مقفل",
  locked: "أُدخلت كلمات مرور خاطئة كثيرة. يستطيع المُرسِل فتح القفل، فيعمل الرابط نفسه من جديد.",

  openingKey: "جارٍ حساب المفتاح…",
  openingAsking: "جارٍ طلب الصور…",
  openingList: "جارٍ فتح القائمة…",
  openingTitle: "جارٍ الفتح",

  count: (count, shown) =>
    plural(count, {
      one: "صورة واحدة",
      two: "صورتان",
      few: `${shown} صور`,
      many: `${shown} صورة`,
      other: `${shown} صورة`,
    }),
  forName: (name) => `إلى ${name}`,
  endsShort: (when) => `ينتهي ${when}`,
  untilSavedBar: "ينتهي هذا الرابط بعد أن تحفظ كل الصور. ما تحفظه يبقى لديك.",
  saveAll: "حفظ الكل",
  saveOne: "حفظ",
  saveOriginal: (name, size) => `حفظ ${name}، ${size}`,
  showPicture: (position, count, label) => `الصورة ${position} من ${count}: ${label}`,
  pictures: "الصور",
  notLoaded: "تعذّر تحميل هذه الصورة.",
  tryAgain: "حاول من جديد",

  report: "إبلاغ",
  close: "إغلاق",
  previous: "الصورة السابقة",
  next: "الصورة التالية",
  zoomIn: "تكبير",
  zoomOut: "تصغير",
  fullScreen: "ملء الشاشة",
  position: (position, count) => `${position} / ${count}`,
  loading: "جارٍ التحميل",

  saving: (name) => `جارٍ حفظ ${name}`,
  savingAll: "جارٍ حفظ كل الصور",
  bytesOf: (done, all) => `${done} من ${all}`,
  cancel: "إلغاء",
  saved: (name) => `حُفظت ${name}.`,
  savedAll: "حُفظت كل الصور.",
  notSaved: "لم يُحفظ شيء: انقطع الاتصال. حاول من جديد.",
  notSavedChanged: "لم يُحفظ شيء: ما وصل من الخادم ليس ما أُرسِل.",
  zipName: "pictures",

  savedTitle: "تم الحفظ",
  savedText: "لديك كل الصور، وانتهى الرابط. ما حفظته يبقى لديك.",
  saveAgain: "حفظ الملف مرة أخرى",
  unavailableTitle: "هذا الرابط غير متاح",
  unavailable: "ربما انتهى أو استُهلك أو سُحب. إن كنت تنتظر صورًا فاطلب من المُرسِل رابطًا جديدًا.",
  endedTitle: "انتهى هذا الرابط",
  ended: "أُزيلت الصور من هذه الصفحة.",
  overTitle: "انتهت هذه المشاهدة",
  over: "انقضى وقتها، وأُزيلت الصور من هذه الصفحة.",
  lostTitle: "انقطع الاتصال",
  lost: "لا تُعرض هذه الصور إلا ما دامت الصفحة تستطيع أن تسأل إن كان ذلك مسموحًا. هي مخفية الآن.",
  lookAgain: "المشاهدة من جديد",

  unreachableTitle: "تعذّر الوصول إلى الخادم",
  unreachable: "تحقق من اتصالك. لم يُستهلك شيء. ستحاول الصفحة من تلقاء نفسها.",
  otherVersionTitle: "هذه الصفحة وخادمها غير متوافقين",
  otherVersion: "أحدهما من إصدار آخر. أعد تحميل الصفحة، وإن لم ينفع ذلك فأخبر المُرسِل.",
  reload: "إعادة التحميل",
  unreadableTitle: "تعذّر فتح هذه الصور",
  unreadable: "ما أرسله الخادم لا يناسب هذا الرابط. أخبر المُرسِل.",
};

export default ar;
