/** What a password may be, and an honest hint at how hard it is to guess. */

export const longestPassword = 1_024;

export type PasswordProblem = "empty" | "too-long" | "not-text";

/** FORMAT.md section 3.1: 1 to 1,024 scalar values after NFC. Nothing is trimmed. */
export function passwordProblem(password: string): PasswordProblem | undefined {
  if (password === "") return "empty";
  if (/\p{Cs}/u.test(password)) return "not-text";
  return [...password.normalize("NFC")].length > longestPassword ? "too-long" : undefined;
}

export type PasswordStrength = "guessable" | "weak" | "fair" | "strong";

/**
 * A rough upper bound from length, variety and repetition. It knows no dictionary, so it may call a common phrase
 * strong; the page says so. Wrong tries are limited by the server (10), which is why `fair` is enough for most.
 */
export function passwordStrength(password: string): PasswordStrength {
  const bits = guessBits(password.normalize("NFC"));
  if (bits < 20) return "guessable";
  if (bits < 36) return "weak";
  return bits < 56 ? "fair" : "strong";
}

function guessBits(password: string): number {
  const characters = [...password];
  if (characters.length === 0) return 0;
  const alphabet = alphabetSize(password);
  let counted = 0;
  characters.forEach((character, place) => {
    counted += continues(characters[place - 2], characters[place - 1], character) ? 0.2 : 1;
  });
  const distinct = new Set(characters).size;
  return Math.min(counted, distinct * 2.5) * Math.log2(alphabet);
}

/** Whether a character only repeats or counts on from those before it: "aaa", "1234", "dcba". */
function continues(first: string | undefined, second: string | undefined, third: string): boolean {
  if (second === undefined) return false;
  const step = code(third) - code(second);
  if (step === 0) return true;
  return first !== undefined && Math.abs(step) === 1 && code(second) - code(first) === step;
}

function code(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function alphabetSize(password: string): number {
  let size = 0;
  if (/[0-9]/u.test(password)) size += 10;
  if (/[a-z]/u.test(password)) size += 26;
  if (/[A-Z]/u.test(password)) size += 26;
  if (/[^\p{L}\p{N}]/u.test(password)) size += 20;
  if (/[^\p{ASCII}]/u.test(password)) size += 60;
  return Math.max(size, 10);
}
