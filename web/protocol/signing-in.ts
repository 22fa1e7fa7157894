import { askJson, passHeader } from "./http";
import type { Bytes64, SenderPass, SignInBegun, SignInNumber } from "./messages";

/** The provider is asked for what these answer, which may take it a while. */
const slow = { patienceMs: 40_000 };

/** Begins a sign-in that this page ends. */
export function beginSignIn(passId: Bytes64, tokenHash: Bytes64): Promise<SignInBegun> {
  return askJson("/api/sign-in", { client: "page", passId, tokenHash }, slow);
}

/** What is to be shown of a sign-in that a program began, and where it goes on. */
export function lookAtSignIn(state: Bytes64): Promise<SignInBegun> {
  return askJson("/api/sign-in/look", { state }, slow);
}

/** Ends a sign-in that this page began: what `pass`, a header's value, is good for from now on. */
export function finishSignIn(state: Bytes64, code: string, pass: string): Promise<SenderPass> {
  return askJson(
    "/api/sign-in/finish",
    { state, code },
    { ...slow, headers: { "content-type": "application/json", ...passHeader(pass) } },
  );
}

/** The number that a person types into the program which began it. */
export function approveSignIn(state: Bytes64, code: string): Promise<SignInNumber> {
  return askJson("/api/sign-in/approve", { state, code }, slow);
}
