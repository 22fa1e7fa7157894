import type { Bytes } from "../../format/bytes";
import { decodeBase64Url } from "../../format/strict-base64-url";
import type { Bytes64 } from "../../protocol/messages";
import { OtherVersion } from "../../protocol/problems";

/** What the server or this page wrote; its length, or that of the text if it may have any. */
export function bytes(text: Bytes64, length = Math.floor((text.length * 3) / 4)): Bytes {
  const read = decodeBase64Url(text, length);
  if (!read) throw new OtherVersion("bytes");
  return read;
}
