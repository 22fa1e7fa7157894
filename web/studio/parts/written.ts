/** What a sender writes for recipients, cleaned as FORMAT.md section 5.3 has it: any script, nothing that steers the text around it. */

/** The most characters of a title or name. */
export const longestLine = 200;
/** The most characters of a caption. */
export const longestCaption = 2_000;

/** Right-to-left letters need none of these: they would turn the text around about. */
const steering = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Without control characters, halves of characters, and white space around. */
export function cleanLine(text: string): string {
  return text
    .replace(steering, "")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
    .trim();
}

/** The same of several lines. */
export function cleanCaption(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replace(steering, "")
    .replace(/(?!\n)[\p{Cc}\p{Cs}]+/gu, " ")
    .trim();
}

/** In characters as people count them, or nearly: an emoji is one, whatever its bytes. */
export function isLonger(text: string, most: number): boolean {
  // A character has one or two units: most texts need no counting.
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}
