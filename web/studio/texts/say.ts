import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Say } from "../../design/texts";
import en, { type StudioTexts } from "./en";

export type StudioSay = Say<StudioTexts>;

const english: StudioSay = (key, ...values) => {
  const entry = en[key] as string | ((...values: unknown[]) => string);
  return typeof entry === "string" ? entry : entry(...values);
};

/** The texts of the reader's language, for every component below. */
export const Saying = createContext<StudioSay>(english);

export const useSay = (): StudioSay => useContext(Saying);
