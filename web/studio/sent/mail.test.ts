import { expect, test } from "vitest";
import { mailAddress } from "./mail";

test("subject and body arrive as they were written, and nothing in them is another field", () => {
  const subject = "Bilder & mehr? 100% für „Anna“ 👩‍👧";
  const body = "Hallo\n\nhttps://pictures.example.org/v#AXq&cc=evil@example.org\n\ud800";
  const url = new URL(mailAddress({ to: "anna+x&bcc=evil?y@example.org", subject, body }));
  expect(url.pathname).toBe("anna%2Bx%26bcc%3Devil%3Fy@example.org");
  expect([...url.searchParams.keys()]).toEqual(["subject", "body"]);
  expect(url.searchParams.get("subject")).toBe(subject);
  expect(url.searchParams.get("body")).toBe("Hallo\r\n\r\nhttps://pictures.example.org/v#AXq&cc=evil@example.org\r\n");
});

test("without an address the mail program asks for one", () => {
  expect(mailAddress({ to: undefined, subject: "a b", body: "c" })).toBe("mailto:?subject=a%20b&body=c");
});
