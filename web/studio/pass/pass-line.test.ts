import { expect, test } from "vitest";
import type { SenderPass } from "../../protocol/messages";
import { atLeast, passLeft } from "./pass-line";

const pass = (bytes: SenderPass["bytes"], day: SenderPass["day"]): SenderPass => ({
  state: "good",
  until: null,
  bytes,
  day,
  renews: null,
});

test("what is left is never told too high", () => {
  expect(atLeast(1_999_999)).toBe("1.9 MB");
  expect(atLeast(10_000_000)).toBe("10 MB");
  expect(atLeast(0)).toBe("0 bytes");
  expect(atLeast(57)).toBe("57 bytes");
});

test("the smaller of two limits is what can be sent now, and no limit is none", () => {
  expect(passLeft(pass({ limit: 100, used: 30 }, { limit: 50, used: 10 }))).toBe(40);
  expect(passLeft(pass({ limit: 100, used: 90 }, { limit: 50, used: 10 }))).toBe(10);
  expect(passLeft(pass({ limit: 100, used: 130 }, { limit: null, used: 10 }))).toBe(0);
  expect(passLeft(pass({ limit: null, used: 30 }, { limit: null, used: 10 }))).toBeUndefined();
  expect(passLeft(null)).toBeUndefined();
});
