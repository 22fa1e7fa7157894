import type { TranslationOf } from "../../design/texts";
import { plural } from "../../design/units";
import type { ViewerTexts } from "./en";

const de: TranslationOf<ViewerTexts> = {
  page: "Bilder",
  reading: "Der Link wird gelesen …",

  readyTitle: "Bilder für Sie",
  viewsOnce: "Sie können sie einmal öffnen.",
  viewsLeft: (left, limit, shown) =>
    `Noch ${shown(left)} von ${plural(limit, { one: `${shown(limit)} Aufruf`, other: `${shown(limit)} Aufrufen` })}.`,
  ends: (when, moment) => `Der Link endet ${when}, ${moment}.`,
  untilSaved: "Er endet, sobald Sie alle gespeichert haben.",
  opens: (minutes) => `Das Öffnen verbraucht einen Aufruf. Neu laden zählt innerhalb von ${minutes} nicht noch einmal.`,
  viewOnly: "Zum Ansehen, nicht zum Speichern.",
  open: "Öffnen",

  passwordTitle: "Diese Bilder haben ein Passwort",
  password: "Passwort",
  passwordHint: "Der Absender kennt es. Es wird geprüft, ohne gesendet zu werden.",
  passwordWrong: "Das ist nicht das Passwort.",
  tries: (left, shown) =>
    plural(left, { one: `Noch ${shown} Versuch, dann wird der Link gesperrt.`, other: `Noch ${shown} Versuche.` }),
  passwordUnfit: "Ein Passwort hat 1 bis 1.024 Zeichen.",
  lockedTitle: "Dieser Link ist gesperrt",
  locked: "Es gab zu viele falsche Passwörter. Der Absender kann ihn entsperren; danach gilt derselbe Link wieder.",

  openingKey: "Der Schlüssel wird berechnet …",
  openingAsking: "Die Bilder werden angefragt …",
  openingList: "Die Liste wird geöffnet …",
  openingTitle: "Wird geöffnet",

  count: (count, shown) => plural(count, { one: `${shown} Bild`, other: `${shown} Bilder` }),
  forName: (name) => `Für ${name}`,
  endsShort: (when) => `Endet ${when}`,
  untilSavedBar: "Dieser Link endet, sobald Sie alle Bilder gespeichert haben. Was Sie speichern, bleibt bei Ihnen.",
  saveAll: "Alle speichern",
  saveOne: "Speichern",
  saveOriginal: (name, size) => `${name} speichern, ${size}`,
  showPicture: (position, count, label) => `Bild ${position} von ${count}: ${label}`,
  pictures: "Bilder",
  notLoaded: "Dieses Bild konnte nicht geladen werden.",
  tryAgain: "Noch einmal versuchen",

  report: "Melden",
  close: "Schließen",
  previous: "Voriges Bild",
  next: "Nächstes Bild",
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  fullScreen: "Vollbild",
  position: (position, count) => `${position} / ${count}`,
  loading: "Wird geladen",

  saving: (name) => `${name} wird gespeichert`,
  savingAll: "Alle Bilder werden gespeichert",
  bytesOf: (done, all) => `${done} von ${all}`,
  cancel: "Abbrechen",
  saved: (name) => `${name} ist gespeichert.`,
  savedAll: "Alle Bilder sind gespeichert.",
  notSaved: "Es wurde nichts gespeichert: Die Verbindung ist abgebrochen. Versuchen Sie es noch einmal.",
  notSavedChanged: "Es wurde nichts gespeichert: Was vom Server kam, ist nicht das, was gesendet wurde.",
  zipName: "bilder",

  savedTitle: "Gespeichert",
  savedText: "Sie haben alle Bilder, und der Link ist beendet. Was Sie gespeichert haben, bleibt bei Ihnen.",
  saveAgain: "Datei noch einmal speichern",
  unavailableTitle: "Dieser Link ist nicht verfügbar",
  unavailable:
    "Er kann beendet, verbraucht oder zurückgezogen sein. Wenn Sie Bilder erwarten, bitten Sie den Absender um einen neuen Link.",
  endedTitle: "Dieser Link ist beendet",
  ended: "Die Bilder sind von dieser Seite verschwunden.",
  overTitle: "Dieser Aufruf ist vorbei",
  over: "Seine Zeit ist abgelaufen, und die Bilder sind von dieser Seite verschwunden.",
  lostTitle: "Die Verbindung ist abgebrochen",
  lost: "Diese Bilder werden nur gezeigt, solange die Seite fragen kann, ob sie es noch darf. Jetzt sind sie verborgen.",
  lookAgain: "Noch einmal ansehen",

  unreachableTitle: "Der Server ist nicht erreichbar",
  unreachable: "Prüfen Sie Ihre Verbindung. Es wurde nichts verbraucht. Die Seite versucht es von selbst weiter.",
  otherVersionTitle: "Diese Seite und ihr Server passen nicht zusammen",
  otherVersion:
    "Einer von beiden hat eine andere Version. Laden Sie die Seite neu; hilft das nicht, sagen Sie es dem Absender.",
  reload: "Neu laden",
  unreadableTitle: "Diese Bilder lassen sich nicht öffnen",
  unreadable: "Was der Server geschickt hat, passt nicht zu diesem Link. Sagen Sie es dem Absender.",
};

export default de;
