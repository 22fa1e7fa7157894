import { plural } from "../../design/units";

/** Everything the recipient's page says. `de.ts` and `ar.ts` have the same keys, or nothing compiles. */
const en = {
  page: "Pictures",
  reading: "Reading the link…",

  readyTitle: "Pictures for you",
  viewsOnce: "You can open them once.",
  viewsLeft: (left: number, limit: number, shown: (count: number) => string) =>
    `${shown(left)} of ${plural(limit, { one: `${shown(limit)} view`, other: `${shown(limit)} views` })} left.`,
  ends: (when: string, moment: string) => `The link ends ${when}, ${moment}.`,
  untilSaved: "It ends when you have saved them.",
  opens: (minutes: string) => `Opening uses one view. Within ${minutes}, a reload doesn't use another.`,
  viewOnly: "To look at, not to save.",
  open: "Open",

  passwordTitle: "These pictures have a password",
  password: "Password",
  passwordHint: "The sender knows it. It is checked without being sent.",
  passwordWrong: "That is not the password.",
  tries: (left: number, shown: string) =>
    plural(left, { one: `${shown} try left, then the link is locked.`, other: `${shown} tries left.` }),
  passwordUnfit: "A password has 1 to 1,024 characters.",
  lockedTitle: "This link is locked",
  locked: "There were too many wrong passwords. The sender can unlock it; the same link works again then.",

  openingKey: "Working out the key…",
  openingAsking: "Asking for the pictures…",
  openingList: "Opening the list…",
  openingTitle: "Opening",

  count: (count: number, shown: string) => plural(count, { one: `${shown} picture`, other: `${shown} pictures` }),
  forName: (name: string) => `For ${name}`,
  endsShort: (when: string) => `Ends ${when}`,
  untilSavedBar: "This link ends when you have saved all the pictures. What you save stays with you.",
  saveAll: "Save all",
  saveOne: "Save",
  saveOriginal: (name: string, size: string) => `Save ${name}, ${size}`,
  showPicture: (position: number, count: number, label: string) => `Picture ${position} of ${count}: ${label}`,
  pictures: "Pictures",
  notLoaded: "This picture could not be loaded.",
  tryAgain: "Try again",

  report: "Report",
  close: "Close",
  previous: "Previous picture",
  next: "Next picture",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fullScreen: "Full screen",
  position: (position: string, count: string) => `${position} / ${count}`,
  loading: "Loading",

  saving: (name: string) => `Saving ${name}`,
  savingAll: "Saving all pictures",
  bytesOf: (done: string, all: string) => `${done} of ${all}`,
  cancel: "Cancel",
  saved: (name: string) => `${name} is saved.`,
  savedAll: "All pictures are saved.",
  notSaved: "Nothing was saved: the connection broke off. Try again.",
  notSavedChanged: "Nothing was saved: what came from the server is not what was sent.",
  zipName: "pictures",

  savedTitle: "Saved",
  savedText: "You have all the pictures, and the link has ended. What you saved stays with you.",
  saveAgain: "Save the file again",
  unavailableTitle: "This link isn't available",
  unavailable: "It may have ended, been used up or been withdrawn. Ask the sender for a new link.",
  endedTitle: "This link has ended",
  ended: "The pictures are gone from this page.",
  overTitle: "This viewing is over",
  over: "Its time has run out, and the pictures are gone from this page.",
  lostTitle: "The connection was lost",
  lost: "These pictures are shown only while the page can ask whether they still may be. They are hidden now.",
  lookAgain: "Look again",

  unreachableTitle: "The server can't be reached",
  unreachable: "Check your connection. Nothing was used up. The page tries again by itself.",
  otherVersionTitle: "This page and its server don't match",
  otherVersion: "One of them is of another version. Reload the page, or tell the sender.",
  reload: "Reload",
  unreadableTitle: "These pictures can't be opened",
  unreadable: "What the server sent doesn't fit this link. Tell the sender.",
};

export default en;
export type ViewerTexts = typeof en;
