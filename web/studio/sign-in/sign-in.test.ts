import { expect, test, vi } from "vitest";
import { createSecret, writeLink } from "../../format/link-text";
import { KeptPass } from "../pass/kept-pass";
import { readArrival } from "./arrival";
import { PendingSignIn } from "./pending";
import { type Provider, SignIn } from "./sign-in";

class Memory {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
}

const good = { state: "good", until: null, bytes: null, day: null, renews: null } as const;
const begun = {
  state: "S".repeat(98),
  address: "https://login.example.org/a?b",
  check: "K7QM-2XWD",
  expires: "2026-12-01T10:00:00Z",
};

/** A tab, its server, and what its browser keeps. */
function tab({
  session = new Memory(),
  local = new Memory(),
  ...more
}: { session?: Memory; local?: Memory } & Partial<Provider> = {}) {
  const provider = {
    begin: vi.fn(async () => begun),
    look: vi.fn(async () => begun),
    finish: vi.fn(async () => good),
    approve: vi.fn(async () => ({ number: "482913", expires: begun.expires })),
    goTo: vi.fn(),
    ...more,
  };
  return { session, local, provider, signIn: new SignIn(provider, new PendingSignIn(session), new KeptPass(local)) };
}

test("addresses are read for what they are", () => {
  expect(readArrival("", "")).toEqual({ kind: "here" });
  expect(readArrival("?code=c&state=s&iss=x", "")).toEqual({ kind: "back", state: "s", code: "c" });
  expect(readArrival("?code=c", "")).toEqual({ kind: "back", state: "", code: "c" });
  expect(readArrival("?error=access_denied&state=s", "")).toEqual({ kind: "refused", state: "s" });
  expect(readArrival("", `#${begun.state}`)).toEqual({ kind: "program", state: begun.state });
  expect(readArrival("", "#short")).toEqual({ kind: "here" });
});

test("a sign-in that this tab began is ended in it, once, and its pass is kept beside no other", async () => {
  const { session, local, provider, signIn } = tab();
  local.setItem("darkslide.pass", await writeLink("pass", createSecret()));
  await signIn.begin();
  expect(provider.goTo).toHaveBeenCalledWith(begun.address);
  expect([...local.items.values()].join()).not.toContain("sign-in");

  const back = tab({ session, local });
  expect(await back.signIn.arrive({ kind: "back", state: begun.state, code: "c" })).toMatchObject({
    step: "done",
    kept: true,
  });
  const [state, code, pass] = vi.mocked(back.provider.finish).mock.calls[0] ?? [];
  expect([state, code]).toEqual([begun.state, "c"]);
  expect(await new KeptPass(local).header()).toBe(pass);
  expect(session.items.size).toBe(0);

  const again = tab({ session, local });
  expect(await again.signIn.arrive({ kind: "back", state: begun.state, code: "c" })).toEqual({ step: "foreign" });
  expect(again.provider.finish).not.toHaveBeenCalled();
});

test("an answer to what somebody else began does nothing, whatever this tab has begun", async () => {
  for (const state of ["T".repeat(98), "", "S".repeat(97)]) {
    const { session, local, provider, signIn } = tab();
    await signIn.begin();
    const back = tab({ session, local });
    expect(await back.signIn.arrive({ kind: "back", state, code: "c" })).toEqual({ step: "foreign" });
    expect(await back.signIn.arrive({ kind: "refused", state })).toEqual({ step: "foreign" });
    for (const each of [provider, back.provider]) {
      expect(each.finish).not.toHaveBeenCalled();
      expect(each.approve).not.toHaveBeenCalled();
    }
    expect(local.items.size).toBe(0);
  }
});

test("a program's sign-in goes on only in the tab in which a person said so, and shows its number", async () => {
  const unasked = tab();
  expect(await unasked.signIn.arrive({ kind: "back", state: begun.state, code: "c" })).toEqual({ step: "foreign" });

  const { session, local, provider, signIn } = tab();
  expect(await signIn.arrive({ kind: "program", state: begun.state })).toEqual({ step: "confirm", begun });
  expect(provider.goTo).not.toHaveBeenCalled();
  expect(session.items.size).toBe(0);
  signIn.confirm(begun);
  expect(provider.goTo).toHaveBeenCalledWith(begun.address);
  const back = tab({ session, local });
  expect(await back.signIn.arrive({ kind: "back", state: begun.state, code: "c" })).toEqual({
    step: "number",
    number: "482913",
    expires: begun.expires,
  });
  expect(back.provider.finish).not.toHaveBeenCalled();
  expect(local.items.size).toBe(0);
});

test("after a refusal the provider asks anew who it is, for what it was", async () => {
  const { session, local, signIn } = tab();
  signIn.confirm(begun);
  const back = tab({ session, local, approve: vi.fn(async () => Promise.reject(new Error("not let in"))) });
  await expect(back.signIn.arrive({ kind: "back", state: begun.state, code: "c" })).rejects.toThrow();
  expect(back.signIn.isForProgram).toBe(true);
  await back.signIn.again();
  expect(back.provider.begin).not.toHaveBeenCalled();
  expect(back.provider.goTo).toHaveBeenCalledWith(`${begun.address}=&prompt=login`);
  const number = tab({ session, local });
  expect(await number.signIn.arrive({ kind: "back", state: begun.state, code: "d" })).toMatchObject({ step: "number" });

  const own = tab();
  await own.signIn.begin();
  const declined = tab({ session: own.session, local: own.local });
  expect(await declined.signIn.arrive({ kind: "refused", state: begun.state })).toEqual({ step: "declined" });
  await declined.signIn.again();
  expect(declined.provider.begin).toHaveBeenCalled();
  expect(declined.provider.look).not.toHaveBeenCalled();
});

test("an address that is none of the web is not gone to, and a tab that keeps nothing doesn't set out", async () => {
  for (const address of ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "nonsense"]) {
    const { provider, signIn } = tab({ begin: async () => ({ ...begun, address }) });
    await expect(signIn.begin()).rejects.toThrow();
    expect(provider.goTo).not.toHaveBeenCalled();
  }
  const provider = tab().provider;
  expect(await new SignIn(provider, new PendingSignIn(undefined), new KeptPass(undefined)).begin()).toEqual({
    step: "no-memory",
  });
  expect(provider.goTo).not.toHaveBeenCalled();
});

test("after a failure on the way the same answer can be given again", async () => {
  const { session, local, signIn } = tab();
  await signIn.begin();
  const finish = vi.fn(async () => good).mockRejectedValueOnce(new Error("lost"));
  const back = tab({ session, local, finish });
  const arrival = { kind: "back", state: begun.state, code: "c" } as const;
  await expect(back.signIn.arrive(arrival)).rejects.toThrow("lost");
  expect(await back.signIn.arrive(arrival)).toMatchObject({ step: "done" });
});
