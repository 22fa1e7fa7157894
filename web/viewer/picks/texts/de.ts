import type { TranslationOf } from "../../../design/texts";
import { number, plural } from "../../../design/units";
import type { PicksTexts } from "./en";

const de: TranslationOf<PicksTexts> = {
  filters: "Bilder nach deiner Auswahl zeigen",
  all: "Alle",
  picked: "Gewählt",
  rejected: "Abgelehnt",
  unmarked: "Unmarkiert",
  remarked: "Mit Anmerkung",
  filterCount: (label, count) => `${label}: ${number(count)}`,
  none: "So ein Bild gibt es nicht.",
  showAll: "Alle Bilder zeigen",
  shortcuts: "Tasten: S Stern, X ablehnen, 0–5 Sterne, 6–9 Farben, R Anmerkung",

  loading: "Deine Auswahl wird geholt …",
  saving: "Wird gespeichert …",
  saved: "Gespeichert",
  unsaved: "Noch nicht gespeichert. Es wird von selbst wieder versucht.",
  unreadable: "Die Auswahl dieses Links ist nicht lesbar. Was du wählst, wird nicht gespeichert.",
  lost: "Deine letzte Auswahl konnte nicht gespeichert werden. Lade die Seite neu.",

  star: (name) => `Stern: ${name}`,
  reject: (name) => `Ablehnen: ${name}`,
  more: (name) => `Sterne, Farbe und Anmerkung: ${name}`,
  remark: (name) => `Anmerkung: ${name}`,
  sheet: (name) => `Deine Auswahl: ${name}`,
  stars: "Sterne",
  starCount: (count) => plural(count, { one: `${number(count)} Stern`, other: `${number(count)} Sterne` }),
  noStars: "Keine Sterne",
  label: "Farbe",
  label_none: "Keine Farbe",
  label_red: "Rot",
  label_yellow: "Gelb",
  label_green: "Grün",
  label_blue: "Blau",
  label_purple: "Lila",
  remarkLabel: "Anmerkung für den Absender",
  remarkLeft: (left) => `noch ${number(left)} Zeichen`,
  remarkTooLong: (over, most) =>
    `${number(over)} Zeichen zu lang: eine Anmerkung hat höchstens ${number(most)}. So wird sie nicht gespeichert.`,
  done: "Fertig",
  others: "Andere",
  anyone: "Jemand",
  rejectedMark: "abgelehnt",
};

export default de;
