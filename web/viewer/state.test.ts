import { describe, expect, test } from "vitest";
import type { Session } from "./session";
import { first, type Gate, type Happening, next, type State } from "./state";

const gate: Gate = {
  tier: "full",
  ends: 0,
  password: null,
  views: null,
  untilDownloaded: false,
  leaseSeconds: 1_800,
  show: null,
  asks: null,
};
const locked = { ...gate, password: { memoryKiB: 65_536, passes: 3 } };
const session = {} as Session;

const follow = (...happenings: Happening[]): State => happenings.reduce(next, first);

describe("what the page shows", () => {
  test("goes from reading over the gate to the pictures", () => {
    expect(first.at).toBe("reading");
    expect(follow({ is: "described", gate, locked: false }).at).toBe("ready");
    expect(follow({ is: "described", gate, locked: false }, { is: "step", step: "asking" })).toEqual({
      at: "opening",
      gate,
      step: "asking",
    });
    expect(follow({ is: "opened", session }).at).toBe("showing");
  });

  test("asks for a password again, and tells how many tries are left", () => {
    const asked = follow({ is: "described", gate: locked, locked: false }, { is: "step", step: "key" });
    expect(next(asked, { is: "wrong-password", triesLeft: 3 })).toEqual({
      at: "password",
      gate: locked,
      wrong: true,
      triesLeft: 3,
    });
    expect(next(asked, { is: "wrong-password", triesLeft: 0 }).at).toBe("locked");
    expect(follow({ is: "described", gate: locked, locked: true }).at).toBe("locked");
  });

  test("takes a refused proof without a password for a link that isn't available", () => {
    expect(follow({ is: "described", gate, locked: false }, { is: "wrong-password", triesLeft: 9 })).toMatchObject({
      at: "ended",
      how: "unavailable",
    });
  });

  test("waits for a start, and goes on from there", () => {
    const waiting = follow({ is: "waiting", starts: 5 });
    expect(waiting).toEqual({ at: "waiting", starts: 5 });
    expect(next(waiting, { is: "waiting", starts: 9 })).toEqual({ at: "waiting", starts: 9 });
    expect(next(waiting, { is: "described", gate, locked: false }).at).toBe("ready");
  });

  test("goes on showing pictures while the server can't be reached", () => {
    expect(follow({ is: "opened", session }, { is: "unreachable" }).at).toBe("showing");
    expect(follow({ is: "unreachable" }).at).toBe("unreachable");
  });

  test("brings nothing back after an end, whatever still arrives", () => {
    const late: Happening[] = [
      { is: "opened", session },
      { is: "described", gate, locked: false },
      { is: "step", step: "list" },
      { is: "unreachable" },
      { is: "unreadable" },
      { is: "ended", how: "lost" },
    ];
    for (const happening of late) {
      expect(follow({ is: "ended", how: "ended" }, happening)).toMatchObject({ at: "ended", how: "ended" });
    }
    expect(follow({ is: "ended", how: "ended" }, { is: "again" })).toEqual(first);
  });

  test("says that all was saved even if the end was heard of first", () => {
    expect(follow({ is: "ended", how: "ended" }, { is: "ended", how: "saved" })).toMatchObject({ how: "saved" });
    expect(follow({ is: "ended", how: "saved" }, { is: "ended", how: "ended" })).toMatchObject({ how: "saved" });
  });
});
