import { expect, test } from "vitest";
import { protocolBounds } from "./lifetime";
import { emptyForm, type PolicyForm, readPolicy } from "./policy";

const bounds = { lifetime: protocolBounds, links: 3 };
const form = (changes: Partial<PolicyForm>): PolicyForm => ({ ...emptyForm(604_800), ...changes });

test("an untouched form is a week, one link for anyone, no limit", () => {
  expect(readPolicy(form({}), bounds)).toEqual({
    ok: true,
    policy: {
      title: undefined,
      recipients: [undefined],
      mails: [undefined],
      lifetimeSeconds: 604_800,
      views: null,
      untilDownloaded: false,
      untilEachDownloaded: false,
      start: undefined,
      showSeconds: null,
      codeTo: undefined,
      devices: null,
      passkey: false,
      password: undefined,
      viewOnly: false,
      withDocument: false,
      approve: false,
      keepNames: false,
      keepHdr: false,
      picks: null,
    },
  });
});

test.each([
  [{ openings: "once" }, 1],
  [{ openings: "several", openingsText: "3" }, 3],
  [{ openings: "several", openingsText: "٣" }, 3],
  [{ untilDownloaded: true }, 1],
  [{ untilDownloaded: true, openings: "several", openingsText: "5" }, 5],
] as const)("%j gives %d openings", (changes, views) => {
  const reading = readPolicy(form(changes), bounds);
  expect(reading.ok && reading.policy.views).toBe(views);
});

test.each([
  [{ keepHdr: true }, true],
  [{ keepHdr: true, viewOnly: true }, false],
])("%j keeps HDR: %s", (changes, keepHdr) => {
  const reading = readPolicy(form(changes), bounds);
  expect(reading.ok && reading.policy.keepHdr).toBe(keepHdr);
});

test.each([
  [{ picks: true }, "own"],
  [{ picks: true, picksShared: true }, "own"],
  [{ picks: true, picksShared: true, audience: "named", names: "Anna" }, "shared"],
  [{ picksShared: true }, null],
] as const)("%j lets recipients pick: %s", (changes, picks) => {
  const reading = readPolicy(form(changes), bounds);
  expect(reading.ok && reading.policy.picks).toBe(picks);
});

test("every problem is told at once, each at its field", () => {
  const reading = readPolicy(
    form({
      title: "x".repeat(201),
      audience: "named",
      names: "a\nb\nc\nd",
      lifetime: "custom",
      customAmount: "400",
      customUnit: "days",
      openings: "several",
      openingsText: "0",
      usePassword: true,
    }),
    bounds,
  );
  expect(reading.ok).toBe(false);
  expect(!reading.ok && [...reading.problems]).toEqual([
    ["title", "title-too-long"],
    ["names", "names-too-many"],
    ["lifetime", "lifetime-too-long"],
    ["openings", "openings-not-in-range"],
    ["password", "password-empty"],
  ]);
});

test("what stands in a field that is switched off counts for nothing", () => {
  const reading = readPolicy(form({ names: "Anna", password: "secret", openingsText: "-" }), bounds);
  expect(reading.ok && reading.policy).toMatchObject({ recipients: [undefined], password: undefined, views: null });
});

test("with a mark no original is sent, and its text must say something on every link", () => {
  const marked = (text: string, changes: Partial<PolicyForm> = {}) =>
    readPolicy({ ...emptyForm(86_400), mark: { ...emptyForm(0).mark, use: true, text }, ...changes }, bounds);
  const reading = marked("Proof for {recipient}");
  expect(reading.ok && reading.policy.viewOnly).toBe(true);
  expect(reading.ok && reading.policy.mark?.template).toBe("Proof for {recipient}");
  const problem = (of: ReturnType<typeof readPolicy>) => (of.ok ? undefined : of.problems.get("mark"));
  expect(problem(marked("{recipient}"))).toBe("mark-empty");
  expect(problem(marked("{recipient}", { audience: "named", names: "Anna" }))).toBeUndefined();
  expect(problem(marked(" "))).toBe("mark-empty");
  expect(problem(marked("{name}"))).toBe("mark-unknown-placeholder");
  expect(problem(marked("x".repeat(201)))).toBe("mark-too-long");
});
