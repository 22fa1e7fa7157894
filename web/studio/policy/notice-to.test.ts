import { expect, test } from "vitest";
import { readNotice } from "./notice-to";

const both = { emails: true, hooks: true };
const read = (notifyEmail: string, notifyHook: string, offered = both) => {
  const reading = readNotice({ notifyEmail, notifyHook }, offered);
  return reading.ok ? reading.to : reading.problem;
};

test("reads an address in its one form, a hook, or both", () => {
  expect(read(" Anna@BÜCHER.example ", "")).toEqual({ email: "anna@xn--bcher-kva.example", hook: undefined });
  expect(read("", "https://hooks.example.org/a?b=c")).toEqual({
    email: undefined,
    hook: "https://hooks.example.org/a?b=c",
  });
  expect(read("a@example.org", "http://127.0.0.1:8000/")).toEqual({
    email: "a@example.org",
    hook: "http://127.0.0.1:8000/",
  });
});

test("refuses what is none, and what nobody may be told by", () => {
  expect(read("", " ")).toBe("notice-none");
  expect(read("anna", "")).toBe("notice-email");
  expect(read("@example.org", "")).toBe("notice-email");
  for (const wrong of [
    "http://example.org/",
    "example.org",
    "https://a:b@example.org/",
    "https://example.org/#a",
    "ftp://example.org/",
    `https://example.org/${"a".repeat(1_000)}`,
  ]) {
    expect(read("", wrong)).toBe("notice-hook");
  }
});

test("doesn't read what the server doesn't offer", () => {
  expect(read("a@example.org", "https://example.org/", { emails: false, hooks: true })).toEqual({
    email: undefined,
    hook: "https://example.org/",
  });
  expect(read("a@example.org", "", { emails: false, hooks: true })).toBe("notice-none");
});
