/** The most Unicode scalar values of a remark. */
export const longestRemark = 450;

// Control characters but the line feed, and what breaks lines or steers the direction of writing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const refused = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** Whether a text can be a remark (FORMAT.md, section 7). */
export const isRemark = (text: string): boolean =>
  !refused.test(text) && !/\p{Surrogate}/u.test(text) && countScalars(text) <= longestRemark;

/** What a person typed or pasted, without what a remark may not hold. Its length is theirs to mend. */
export const cleanRemark = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(new RegExp(refused, "g"), "")
    .replace(/\p{Surrogate}/gu, "")
    .trim();

export function countScalars(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
