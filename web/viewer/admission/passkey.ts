import { type Bytes, random } from "../../format/bytes";
import { encodeBase64Url } from "../../format/strict-base64-url";
import type { PasskeyProof } from "../../protocol/admission";

/** Why no passkey answers, as far as a browser tells. */
export type PasskeyFault = "not-secure" | "none-here" | "no-name" | "not-confirmed";

export class NoPasskey extends Error {
  readonly why: PasskeyFault;

  constructor(why: PasskeyFault) {
    super(why);
    this.why = why;
  }
}

/** COSE's numbers of ES256, Ed25519 and RS256. */
const algorithms = [-7, -8, -257];
/** With how old a challenge may be before (`fresh-challenge.ts`) less than the two minutes for which a server takes it. */
const timeout = 60_000;

/** Why a browser can't even try; undefined if it can. */
export function unusable(): PasskeyFault | undefined {
  if (!isSecureContext) return "not-secure";
  return typeof PublicKeyCredential === "function" ? undefined : "none-here";
}

/** Makes the passkey that the link will belong to. Its name is for its holder's own list, and goes nowhere else. */
export async function register(challenge: Bytes, name: string): Promise<PasskeyProof> {
  const made = await answered(
    navigator.credentials.create({
      publicKey: {
        challenge,
        rp: { name: location.hostname },
        user: { id: random(16), name, displayName: name },
        pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        attestation: "none",
        timeout,
      },
    }),
  );
  const { attestationObject } = made.response as AuthenticatorAttestationResponse;
  return { ...proofOf(made, challenge), attestation: text(attestationObject) };
}

/** Has the link's passkey sign. */
export async function sign(challenge: Bytes, credential: Bytes): Promise<PasskeyProof> {
  const allowCredentials = [{ type: "public-key", id: credential }] as const;
  const signed = await answered(
    navigator.credentials.get({
      publicKey: { challenge, allowCredentials: [...allowCredentials], userVerification: "required", timeout },
    }),
  );
  const { authenticatorData, signature } = signed.response as AuthenticatorAssertionResponse;
  return { ...proofOf(signed, challenge), authenticatorData: text(authenticatorData), signature: text(signature) };
}

async function answered(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await asked;
    if (credential) return credential as PublicKeyCredential;
  } catch (error) {
    if (error instanceof DOMException) throw new NoPasskey(faults[error.name] ?? "not-confirmed");
    throw error;
  }
  throw new NoPasskey("not-confirmed");
}

/** A browser tells little: that it was cancelled, took too long, or that no such passkey is here are one and the same. */
const faults: Record<string, PasskeyFault> = { SecurityError: "no-name", NotSupportedError: "none-here" };

function proofOf(credential: PublicKeyCredential, challenge: Bytes) {
  return {
    challenge: encodeBase64Url(challenge),
    credential: text(credential.rawId),
    clientData: text(credential.response.clientDataJSON),
  };
}

const text = (bytes: ArrayBuffer): string => encodeBase64Url(new Uint8Array(bytes));
