import { askJson } from "./http";
import type { Bytes64, DescribeAnswer, OpenAnswer } from "./messages";

/** What a device proves itself with (PROTOCOL.md section 4.8). */
export interface DeviceProof {
  readonly key: Bytes64;
  readonly challenge: Bytes64;
  readonly signature: Bytes64;
}

/** What a viewer proves an address with (PROTOCOL.md section 4.9). */
export interface CodeProof {
  readonly addressKey: Bytes64;
  readonly address: string;
  readonly code: string;
}

/** What an authenticator answers: with `attestation` it wants to be registered (PROTOCOL.md section 4.10). */
export interface PasskeyProof {
  readonly challenge: Bytes64;
  readonly credential: Bytes64;
  readonly clientData: Bytes64;
  readonly attestation?: Bytes64;
  readonly authenticatorData?: Bytes64;
  readonly signature?: Bytes64;
}

/** What a viewer has shown besides the link. */
export interface Shown {
  readonly code?: CodeProof | undefined;
  readonly passkey?: PasskeyProof | undefined;
}

export interface CodeRequest extends Omit<CodeProof, "code"> {
  readonly locator: Bytes64;
  readonly access: Bytes64;
  readonly language: string;
}

/** Has a code sent, if the address is one of the sender's: the answer doesn't tell. Resolves with the seconds until another can be. */
export async function sendCode(request: CodeRequest): Promise<number> {
  return (await askJson<{ nextSeconds: number }>("/api/codes", request)).nextSeconds;
}

export interface AdmissionRequest extends Shown {
  readonly locator: Bytes64;
  readonly access: Bytes64;
  readonly opening: Bytes64;
  readonly device?: DeviceProof;
}

export async function challenge(locator: Bytes64, signal?: AbortSignal): Promise<Bytes64> {
  return (await askJson<{ challenge: Bytes64 }>("/api/openings/challenge", { locator }, { signal })).challenge;
}

/** The credential that the link belongs to by now, if one is registered. */
export async function passkeyOf(locator: Bytes64): Promise<Bytes64 | undefined> {
  return (await askJson<DescribeAnswer>("/api/links/describe", { locator })).passkey?.credential ?? undefined;
}

export async function passkeyChallenge(locator: Bytes64, opening: Bytes64): Promise<Bytes64> {
  return (await askJson<{ challenge: Bytes64 }>("/api/passkeys/challenge", { locator, opening })).challenge;
}

/** Opens a link that asks for more than its secret. Apart from the other requests, so that pages load it only with such links. */
export function openWith(request: AdmissionRequest, signal?: AbortSignal): Promise<OpenAnswer> {
  return askJson("/api/openings", request, { signal });
}
