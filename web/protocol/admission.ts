import { askJson } from "./http";
import type { Bytes64, OpenAnswer } from "./messages";

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

export interface CodeRequest extends Omit<CodeProof, "code"> {
  readonly locator: Bytes64;
  readonly access: Bytes64;
  readonly language: string;
}

/** Has a code sent, if the address is one of the sender's: the answer doesn't tell. Resolves with the seconds until another can be. */
export async function sendCode(request: CodeRequest): Promise<number> {
  return (await askJson<{ nextSeconds: number }>("/api/codes", request)).nextSeconds;
}

export interface AdmissionRequest {
  readonly locator: Bytes64;
  readonly access: Bytes64;
  readonly opening: Bytes64;
  readonly code?: CodeProof | undefined;
  readonly device?: DeviceProof;
}

export async function challenge(locator: Bytes64, signal?: AbortSignal): Promise<Bytes64> {
  return (await askJson<{ challenge: Bytes64 }>("/api/openings/challenge", { locator }, { signal })).challenge;
}

/** Opens a link that asks for more than its secret. Apart from the other requests, so that pages load it only with such links. */
export function openWith(request: AdmissionRequest, signal?: AbortSignal): Promise<OpenAnswer> {
  return askJson("/api/openings", request, { signal });
}
