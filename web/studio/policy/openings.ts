/** How many openings a link has. */
import { latinDigits } from "./lifetime";

export const mostOpenings = 1_000;

export type OpeningsChoice = "unlimited" | "once" | "several";

/** Reads the number field: 1 to 1,000, or undefined. */
export function readOpenings(text: string): number | undefined {
  const latin = latinDigits(text).trim();
  if (!/^\d{1,6}$/u.test(latin)) return undefined;
  const openings = Number(latin);
  return openings >= 1 && openings <= mostOpenings ? openings : undefined;
}
