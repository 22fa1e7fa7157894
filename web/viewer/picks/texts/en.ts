import { number, plural } from "../../../design/units";

/** What picking says. `de.ts` and `ar.ts` have the same keys, or nothing compiles. */
const en = {
  filters: "Show pictures by what you picked",
  all: "All",
  picked: "Picked",
  rejected: "Rejected",
  unmarked: "Unmarked",
  remarked: "With remarks",
  filterCount: (label: string, count: number) => `${label}: ${number(count)}`,
  none: "There is no such picture.",
  showAll: "Show all pictures",
  shortcuts: "Keys: S star, X reject, 0–5 stars, 6–9 colours, R remark",

  loading: "Getting your picks…",
  saving: "Saving…",
  saved: "Saved",
  unsaved: "Not saved yet. It is tried again by itself.",
  unreadable: "The picks of this link can't be read. Nothing that you pick is saved.",
  lost: "Your last picks could not be saved. Reload the page.",

  star: (name: string) => `Star: ${name}`,
  reject: (name: string) => `Reject: ${name}`,
  more: (name: string) => `Stars, colour and remark: ${name}`,
  remark: (name: string) => `Remark: ${name}`,
  sheet: (name: string) => `Your picks: ${name}`,
  stars: "Stars",
  starCount: (count: number) => plural(count, { one: `${number(count)} star`, other: `${number(count)} stars` }),
  noStars: "No stars",
  label: "Colour",
  label_none: "No colour",
  label_red: "Red",
  label_yellow: "Yellow",
  label_green: "Green",
  label_blue: "Blue",
  label_purple: "Purple",
  remarkLabel: "Remark for the sender",
  remarkLeft: (left: number) =>
    plural(left, { one: `${number(left)} character left`, other: `${number(left)} characters left` }),
  remarkTooLong: (over: number, most: number) =>
    `Too long by ${number(over)}: a remark has ${number(most)} characters at most. It is not saved like this.`,
  done: "Done",
  others: "Others",
  anyone: "Someone",
  rejectedMark: "rejected",
};

export default en;
export type PicksTexts = typeof en;
