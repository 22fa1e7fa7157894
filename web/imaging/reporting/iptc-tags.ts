import type { Named } from "../picture-report";

/** Datasets of IPTC-IIM's application record whose value is text. */
export const iptcTexts: ReadonlyMap<number, Named> = new Map<number, Named>([
  [5, ["text", "Title"]],
  [15, ["text", "Category"]],
  [25, ["text", "Keyword"]],
  [40, ["text", "Instructions"]],
  [55, ["time", "Taken"]],
  [60, ["time", "Taken, time of day"]],
  [62, ["time", "Digitised"]],
  [65, ["software", "Software"]],
  [80, ["owner", "Author"]],
  [85, ["owner", "Author's position"]],
  [90, ["position", "City"]],
  [92, ["position", "Place"]],
  [95, ["position", "State"]],
  [101, ["position", "Country"]],
  [105, ["text", "Headline"]],
  [110, ["owner", "Credit"]],
  [115, ["owner", "Source"]],
  [116, ["owner", "Copyright"]],
  [118, ["owner", "Contact"]],
  [120, ["text", "Description"]],
  [122, ["owner", "Caption writer"]],
]);
