import { describe, expect, it } from "vitest";
import type { StudioSay } from "../texts/say";
import { valueText } from "./value-text";

const say = ((key: string, ...values: unknown[]) => `${key}(${values.join(" ")})`) as StudioSay;

describe("amounts in findings", () => {
  it.each([
    ["160 × 107, 4653 bytes", "pixels(160 107) · 5 kB"],
    ["1 byte", "1 byte"],
    ["23 bytes", "23 bytes"],
    ["2.9 seconds", "seconds(2.9)"],
    ["tEXt, 2000 bytes", "tEXt · 2 kB"],
    ["12 bytes of sand", "12 bytes of sand"],
    ["48.858333, 2.294444", "48.858333, 2.294444"],
    ["Ada, 3 seconds", "Ada, 3 seconds"],
  ])("%s", (value, text) => expect(valueText(value, say)).toBe(text));
});
