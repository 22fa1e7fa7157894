import { type Bytes, utf8 } from "./bytes";
import { FormatError } from "./format-error";
import { padme } from "./padding";
import { paddingCheck } from "./padding-check";

const lengthField = 4;

/** `u32(length) ‖ JSON ‖ zeros`, padded as a whole: the plaintext of manifests, vaults and picks (FORMAT.md, section 4.2). */
export const frameJson = (value: unknown): Bytes => frameBytes(utf8(JSON.stringify(value)));

/** The same of a document that is written already. */
export function frameBytes(json: Bytes): Bytes {
  const plaintext = new Uint8Array(padme(lengthField + json.length));
  new DataView(plaintext.buffer).setUint32(0, json.length);
  plaintext.set(json, lengthField);
  return plaintext;
}

/** The JSON of a plaintext. */
export function unframeJson(plaintext: Bytes): Bytes {
  if (plaintext.length < lengthField) throw new FormatError("bad-padding");
  const length = new DataView(plaintext.buffer, plaintext.byteOffset).getUint32(0);
  return paddingCheck(lengthField + length)(plaintext, true).subarray(lengthField);
}
