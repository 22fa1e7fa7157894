import { languageTag } from "../../design/texts";

/** `Tuesday, 1 December at 10:00`: a moment to rely on, with its day. */
export function momentText(when: string | number | Date): string {
  return new Intl.DateTimeFormat(languageTag(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(when));
}

/** `10:00:05`, for what was just looked up. */
export function timeText(when: number): string {
  return new Intl.DateTimeFormat(languageTag(), { timeStyle: "medium" }).format(when);
}
