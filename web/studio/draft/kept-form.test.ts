import { expect, test } from "vitest";
import { emptyForm } from "../policy/policy";
import { keptForm, readKeptForm } from "./kept-form";

const fresh = emptyForm(86_400);

test("all but the password is kept", () => {
  const form = { ...fresh, title: "Second day", usePassword: true, password: "kestrel", names: "Anna", picks: true };
  const kept = keptForm(form);
  expect(JSON.stringify(kept)).not.toContain("kestrel");
  expect(readKeptForm(kept, fresh)).toEqual({ ...form, usePassword: false, password: "" });
  // Whatever was written there by others, a password doesn't come out of it.
  expect(readKeptForm({ ...kept, usePassword: true, password: "kestrel" }, fresh).password).toBe("");
});

test("what doesn't look like a form's value is passed over", () => {
  for (const kept of [null, 7, "x", { title: 7, mark: null, lifetime: "soon", names: {} }, { mark: { use: true } }]) {
    expect(readKeptForm(kept, fresh)).toEqual(fresh);
  }
  expect(readKeptForm({ lifetime: "custom", title: "a" }, fresh)).toEqual({ ...fresh, lifetime: "custom", title: "a" });
});
