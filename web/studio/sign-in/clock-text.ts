import { languageTag } from "../../design/texts";

/** `10:12`, for what is over within minutes. */
export const clockText = (when: string): string =>
  new Intl.DateTimeFormat(languageTag(), { hour: "2-digit", minute: "2-digit" }).format(new Date(when));
