import { type Bytes, isZero } from "./bytes";
import { FormatError } from "./format-error";
import { padme } from "./padding";

/**
 * Cuts the padding off a plaintext that comes in parts and checks it (FORMAT.md, section 4.2): exactly Padmé's length, and nothing
 * but zeros behind the content.
 */
export function paddingCheck(length: number): (part: Bytes, isLast: boolean) => Bytes {
  let seen = 0;
  return (part, isLast) => {
    const content = Math.min(Math.max(length - seen, 0), part.length);
    seen += part.length;
    const lengthIsRight = isLast ? seen === padme(length) : seen <= padme(length);
    if (!lengthIsRight || !isZero(part, content)) throw new FormatError("bad-padding");
    return part.subarray(0, content);
  };
}
