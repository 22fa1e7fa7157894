import { cleanProfile } from "../colour/profile-cleaner";
import { store, unpack } from "../packing/zlib";
import { pictureLimits } from "../picture-limits";
import { ascii } from "../reading/read";
import type { ReportBuilder } from "../reporting/report-builder";
import { pngChunk } from "./png-chunk";
import { reportPngProfileName } from "./png-profile-name";
import { pngTypes } from "./png-types";

const head = ascii("icc\0\0");

/**
 * iCCP anew: the cleaned profile under a neutral name, in stored blocks, because packers differ and both languages must
 * write the same.
 * @returns The chunk; undefined when there is no profile to keep.
 */
export function writePngProfile(data: Uint8Array, report: ReportBuilder): Uint8Array | undefined {
  const name = data.subarray(0, 80).indexOf(0);
  if (name < 1 || data.length < name + 2 || data[name + 1] !== 0) {
    report.addBytes("other", "Colour profile that can't be read", data.length);
    return undefined;
  }
  reportPngProfileName(data.subarray(0, name), report);
  const profile = unpack(data.subarray(name + 2), pictureLimits.maxProfileBytes);
  if (profile === undefined) {
    report.addBytes("other", "Colour profile that can't be read", data.length);
    return undefined;
  }
  const cleaned = cleanProfile(profile, report);
  if (cleaned.length === 0) {
    return undefined;
  }
  const packed = store(cleaned);
  const content = new Uint8Array(head.length + packed.length);
  content.set(head);
  content.set(packed, head.length);
  return pngChunk(pngTypes.profile, content);
}
