import { type Bytes, utf8 } from "./bytes";
import { FormatError } from "./format-error";
import { padme } from "./padding";
import { paddingCheck } from "./padding-check";

const lengthField = 4;

/** `u32(length) ‖ JSON ‖ zeros`, padded as a whole: the plaintext of manifests and vaults (FORMAT.md, section 4.2). */
export function frameJson(value: unknown): Bytes {
  const json = utf8(JSON.stringify(value));
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
