/* Numbers as whole millionths, read from fractions and from decimals in digits, so that every language gets the same ones. */

export const one = 1_000_000;

/** Gains are logarithms: four thousand million times brighter is beyond any screen. */
const largest = 32 * one;
const digitsBehindPoint = 6;
const longestText = 40;
const largestExponent = 20;

export function isSmall(number: number): boolean {
  return number >= -largest && number <= largest;
}

/** A fraction of two numbers of 32 bits, rounded; undefined when it divides by zero or is too large. */
export function millionthsOfFraction(numerator: number, denominator: number): number | undefined {
  if (denominator === 0) {
    return undefined;
  }
  // Below 2^53, as is all of this.
  const twice = 2 * Math.abs(numerator) * one + denominator;
  const rounded = (twice - (twice % (2 * denominator))) / (2 * denominator);
  return rounded > largest ? undefined : withSign(rounded, numerator < 0);
}

/** Decimal digits with or without a sign, a point and an exponent, rounded; undefined for anything else. */
export function millionthsOfText(text: string): number | undefined {
  const found = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?)([0-9]{1,2}))?$/.exec(text);
  if (found === null || text.length > longestText) {
    return undefined;
  }
  const [, sign, whole = "", behind = "", exponentSign, exponentDigits = "0"] = found;
  const exponent = Number(exponentDigits);
  if (whole.length + behind.length === 0 || exponent > largestExponent) {
    return undefined;
  }
  const count = whole.length + (exponentSign === "-" ? -exponent : exponent) + digitsBehindPoint;
  const rounded = firstDigits(whole + behind, count);
  return rounded === undefined ? undefined : withSign(rounded, sign === "-");
}

/** With all six digits behind the point. */
export function textOfMillionths(number: number): string {
  const size = Math.abs(number);
  const behind = String(size % one).padStart(digitsBehindPoint, "0");
  return `${number < 0 ? "-" : ""}${Math.floor(size / one)}.${behind}`;
}

/** The number that the first digits are, rounded by the next one. */
function firstDigits(digits: string, count: number): number | undefined {
  let number = 0;
  for (let i = 0; i < count; i++) {
    number = number * 10 + Number(digits[i] ?? 0);
    if (number > largest) {
      return undefined;
    }
  }
  return number + (count >= 0 && Number(digits[count] ?? 0) >= 5 ? 1 : 0);
}

/** Zero has no sign. */
function withSign(number: number, isNegative: boolean): number {
  return isNegative ? 0 - number : number;
}
