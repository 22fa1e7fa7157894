/** The part of the form that says how pictures are marked, and what it means. */
import { defaultMarkLook, type MarkLook, markText, markTextProblem, markTexts } from "../../imaging/marks";
import type { LogoShape, MarkAsked } from "../work/marks/mark-asked";

/** What stands in the form. */
export interface MarkForm {
  readonly use: boolean;
  readonly text: string;
  readonly logo: ChosenLogo | undefined;
  readonly look: MarkLook;
}

export interface ChosenLogo {
  readonly name: string;
  readonly shape: LogoShape;
}

/** How every link's pictures are marked. */
export interface MarkPolicy {
  readonly template: string;
  readonly logo: LogoShape | undefined;
  readonly look: MarkLook;
}

export type MarkProblem = "mark-empty" | "mark-too-long" | "mark-unknown-placeholder";

export function emptyMark(text: string): MarkForm {
  return { use: false, text, logo: undefined, look: defaultMarkLook };
}

/** What is wrong with it; a logo alone is enough. A link without a name must not be left with an empty text. */
export function markProblem(
  { use, text, logo }: MarkForm,
  recipients: readonly (string | undefined)[],
): MarkProblem | undefined {
  if (!use) return undefined;
  const problem = markTextProblem(text);
  if (problem !== undefined && problem !== "empty") return `mark-${problem}`;
  if (logo !== undefined) return undefined;
  const isEmpty = problem === "empty" || markTexts(text, recipients, "-").includes("");
  return isEmpty ? "mark-empty" : undefined;
}

export function readMark({ use, text, logo, look }: MarkForm): MarkPolicy | undefined {
  return use ? { template: text, logo: logo?.shape, look } : undefined;
}

/** Each link's own mark. */
export function marksOf(mark: MarkPolicy, recipients: readonly (string | undefined)[], now: Date): MarkAsked[] {
  const texts = markTexts(mark.template, recipients, dayOf(now));
  return texts.map((text, link) => ({ text, logo: mark.logo, look: mark.look, link }));
}

/** The mark as it stands in the form, for the first recipient. */
export function triedMark({ text, logo, look }: MarkForm, recipient: string | undefined, now: Date): MarkAsked {
  return { text: markText(text, recipient, dayOf(now), 0), logo: logo?.shape, look, link: 0 };
}

/** The sender's day, wherever they are. */
export function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
