import { afterEach, expect, test, vi } from "vitest";
import { decodeBase64Url } from "../../format/strict-base64-url";
import { NoPasskey, register, sign, unusable } from "./passkey";

const challenge = new Uint8Array(32).fill(7);
const bytes = (...values: number[]) => new Uint8Array(values).buffer;

afterEach(() => vi.unstubAllGlobals());

/** A browser whose authenticator answers so. */
function browser(answer: (options: CredentialCreationOptions & CredentialRequestOptions) => unknown) {
  const asked: (CredentialCreationOptions & CredentialRequestOptions)[] = [];
  const ask = async (options: CredentialCreationOptions & CredentialRequestOptions) => {
    asked.push(options);
    return answer(options);
  };
  vi.stubGlobal("navigator", { credentials: { create: ask, get: ask } });
  vi.stubGlobal("location", { hostname: "pictures.example.org" });
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("PublicKeyCredential", class {});
  return asked;
}

test("what a browser lacks is told before it is asked", () => {
  vi.stubGlobal("isSecureContext", false);
  expect(unusable()).toBe("not-secure");
  vi.stubGlobal("isSecureContext", true);
  expect(unusable()).toBe("none-here");
  vi.stubGlobal("PublicKeyCredential", class {});
  expect(unusable()).toBeUndefined();
});

test("a passkey is made for a person who shows who they are, and its name goes nowhere", async () => {
  const asked = browser(() => ({
    rawId: bytes(1, 2),
    response: { clientDataJSON: bytes(3), attestationObject: bytes(4, 5) },
  }));
  const proof = await register(challenge, "Pictures, today");
  const options = asked[0]?.publicKey as PublicKeyCredentialCreationOptions;
  expect(options.authenticatorSelection?.userVerification).toBe("required");
  expect(options.attestation).toBe("none");
  expect(options.user.name).toBe("Pictures, today");
  expect(options.rp.id).toBeUndefined();
  expect(decodeBase64Url(proof.challenge, 32)).toEqual(challenge);
  expect(proof).toEqual({ challenge: proof.challenge, credential: "AQI", clientData: "Aw", attestation: "BAU" });
  await register(challenge, "Pictures, today");
  const again = asked[1]?.publicKey as PublicKeyCredentialCreationOptions;
  expect(again.user.id).not.toEqual(options.user.id);
});

test("only the link's own passkey is asked to sign", async () => {
  const asked = browser(() => ({
    rawId: bytes(9),
    response: { clientDataJSON: bytes(3), authenticatorData: bytes(6), signature: bytes(7, 8) },
  }));
  const proof = await sign(challenge, new Uint8Array([9]));
  const options = asked[0]?.publicKey as PublicKeyCredentialRequestOptions;
  expect(options.userVerification).toBe("required");
  expect(options.allowCredentials).toEqual([{ type: "public-key", id: new Uint8Array([9]) }]);
  expect(proof).toMatchObject({ credential: "CQ", authenticatorData: "Bg", signature: "Bwg" });
});

test.each([
  ["NotAllowedError", "not-confirmed"],
  ["AbortError", "not-confirmed"],
  ["ConstraintError", "not-confirmed"],
  ["SecurityError", "no-name"],
  ["NotSupportedError", "none-here"],
])("%s is told as %s", async (name, why) => {
  browser(() => {
    throw new DOMException("no", name);
  });
  await expect(sign(challenge, challenge)).rejects.toMatchObject({ why });
  await expect(register(challenge, "")).rejects.toBeInstanceOf(NoPasskey);
});

test("a browser that gives nothing, and one that breaks, are told apart", async () => {
  browser(() => null);
  await expect(sign(challenge, challenge)).rejects.toMatchObject({ why: "not-confirmed" });
  browser(() => {
    throw new TypeError("broken");
  });
  await expect(sign(challenge, challenge)).rejects.toBeInstanceOf(TypeError);
});
