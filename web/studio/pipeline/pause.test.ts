import { expect, test } from "vitest";
import { Pause } from "./pause";

test("what waits goes on when the gate opens, and not before", async () => {
  const pause = new Pause();
  const signal = new AbortController().signal;
  await pause.passed(signal);
  pause.pause();
  let passed = false;
  const waiting = pause.passed(signal).then(() => {
    passed = true;
  });
  await Promise.resolve();
  expect([pause.paused, passed]).toEqual([true, false]);
  pause.goOn();
  await waiting;
  expect([pause.paused, passed]).toEqual([false, true]);
});

test("cancelling ends the wait", async () => {
  const pause = new Pause();
  pause.pause();
  const cancel = new AbortController();
  const waiting = pause.passed(cancel.signal);
  cancel.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});
