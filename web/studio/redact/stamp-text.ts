/** A purpose to be written across a picture: the same for all recipients, so it has no placeholder but the day. */
import { markText, markTextProblem } from "../../imaging/marks";

export type StampProblem = "stampTooLong" | "stampPlaceholder";

export function stampProblem(typed: string): StampProblem | undefined {
  const problem = markTextProblem(typed);
  if (problem === "too-long") return "stampTooLong";
  const isPersonal = typed.includes("{recipient}") || typed.includes("{link}");
  return problem === "unknown-placeholder" || isPersonal ? "stampPlaceholder" : undefined;
}

/** What will be read; empty where there is nothing to read, or something is wrong. */
export function stampText(typed: string, day: string): string {
  return stampProblem(typed) === undefined ? markText(typed, undefined, day, 0) : "";
}
