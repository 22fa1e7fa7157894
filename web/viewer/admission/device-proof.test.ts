import { expect, test } from "vitest";
import { random } from "../../format/bytes";
import { decodeBase64Url } from "../../format/strict-base64-url";
import { deviceText, keyName, makeDeviceKey, signAs } from "./device-proof";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

test("a device signs its own opening, and nobody takes its key away", async () => {
  const key = await makeDeviceKey();
  const [locator, opening, challenge] = [random(16), random(16), random(32)];
  const proof = await signAs(key, locator, opening, challenge);
  const point = decodeBase64Url(proof.key, 65);
  const signature = decodeBase64Url(proof.signature, 64);
  if (!point || !signature) throw new Error("lengths");
  expect(point[0]).toBe(4);
  const verifying = await crypto.subtle.importKey("raw", point, algorithm, false, ["verify"]);
  const verify = (text: Uint8Array<ArrayBuffer>) => crypto.subtle.verify(algorithm, verifying, signature, text);
  expect(await verify(deviceText(locator, opening, challenge))).toBe(true);
  expect(await verify(deviceText(locator, random(16), challenge))).toBe(false);
  for (const format of ["pkcs8", "jwk"] as const) {
    await expect(crypto.subtle.exportKey(format as "pkcs8", key.privateKey)).rejects.toThrow();
  }
});

test("the name of a key tells no link", async () => {
  const locator = random(16);
  expect(await keyName(locator)).toMatch(/^[\w-]{43}$/);
  expect(await keyName(locator)).not.toBe(await keyName(random(16)));
});
