import { unpack } from "../packing/zlib";
import { pictureLimits } from "../picture-limits";
import { byteAt, matches, u16 } from "../reading/read";
import { decodeText, oneLine, textOf } from "../reading/text";
import { reportCredentials } from "../reporting/credential-findings";
import { reportExif } from "../reporting/exif-findings";
import { reportIptc } from "../reporting/iptc-findings";
import { moment } from "../reporting/moments";
import { reportPhotoshop } from "../reporting/photoshop-findings";
import { counted, type ReportBuilder } from "../reporting/report-builder";
import { reportXmp } from "../reporting/xmp-findings";
import type { PngChunk } from "./png-chunk";
import { pngKeywords } from "./png-keywords";
import { decodeRawProfile } from "./png-raw-profile";
import { pngTypes } from "./png-types";

const rawProfile = "Raw profile type ";

/** Of a long text only a beginning is shown. */
const longestShown = 4000;

/** What a chunk that is left out tells. */
export function reportPngChunk(chunk: PngChunk, report: ReportBuilder): void {
  const { data, type } = chunk;
  if (type === pngTypes.exif) {
    reportExif(data, report);
  } else if (type === pngTypes.text) {
    const { keyword, rest } = keywordOf(data);
    reportEntry(keyword, data.subarray(rest), report);
  } else if (type === pngTypes.packedText) {
    const { keyword, rest } = keywordOf(data);
    reportPacked(keyword, data.subarray(rest + 1), report);
  } else if (type === pngTypes.internationalText) {
    reportInternational(data, report);
  } else if (type === pngTypes.time && data.length >= 7) {
    report.add("time", "Changed", timeOf(data));
  } else if (type === pngTypes.credentials) {
    reportCredentials(data, data.length, report);
  } else {
    report.addNamed("other", "Data that the pixels don't need", chunk.name, data.length);
  }
}

function reportPacked(keyword: string, packed: Uint8Array, report: ReportBuilder): void {
  const text = unpack(packed, Math.min(pictureLimits.maxReportText, report.packedTextLeft));
  if (text === undefined) {
    report.add("text", "Text", `${keyword}: ${counted(packed.length, "byte")}`);
  } else {
    report.packedTextLeft -= text.length;
    reportEntry(keyword, text, report);
  }
}

/** iTXt (W3C PNG section 11.3.3.4): keyword, flag, method, language, translated keyword, text. */
function reportInternational(data: Uint8Array, report: ReportBuilder): void {
  const { keyword, rest } = keywordOf(data);
  const text = data.subarray(afterNul(data, afterNul(data, rest + 2)));
  if (data[rest] === 1) {
    reportPacked(keyword, text, report);
  } else {
    reportEntry(keyword, text, report);
  }
}

function afterNul(data: Uint8Array, from: number): number {
  const nul = data.indexOf(0, from);
  return nul < 0 ? data.length : nul + 1;
}

function keywordOf(data: Uint8Array): { readonly keyword: string; readonly rest: number } {
  const rest = afterNul(data, 0);
  return { keyword: oneLine(textOf(data.subarray(0, Math.min(rest, 80)))), rest };
}

function reportEntry(keyword: string, text: Uint8Array, report: ReportBuilder): void {
  const known = pngKeywords.get(small(keyword));
  if (keyword === "XML:com.adobe.xmp") {
    reportXmp(text, report);
  } else if (keyword.startsWith(rawProfile)) {
    reportRaw(keyword.slice(rawProfile.length), text, report);
  } else if (known !== undefined) {
    const shown = decodeText(text.subarray(0, longestShown));
    report.add(known[0], known[1], known[0] === "time" ? moment(shown) : shown);
  } else {
    report.add("text", "Text", `${keyword}: ${decodeText(text.subarray(0, longestShown))}`);
  }
}

function small(keyword: string): string {
  return keyword.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** ImageMagick's way to keep other formats' blocks: a line with a number, then hexadecimal. */
function reportRaw(type: string, text: Uint8Array, report: ReportBuilder): void {
  const block = decodeRawProfile(text);
  if ((type === "exif" || type === "APP1" || type === "app1") && matches(block, 0, "Exif\0")) {
    reportExif(block, report);
  } else if ((type === "iptc" || type === "8bim") && matches(block, 0, "8BIM")) {
    reportPhotoshop(block, report);
  } else if (type === "iptc") {
    reportIptc(block, report);
  } else if (type === "xmp") {
    reportXmp(block, report);
  } else {
    report.add("text", "Text", `${type}: ${counted(block.length, "byte")}`);
  }
}

/** tIME (W3C PNG section 11.3.5.1). */
function timeOf(data: Uint8Array): string {
  const two = (at: number): string => String(byteAt(data, at)).padStart(2, "0");
  const year = String(u16(data, 0)).padStart(4, "0");
  return `${year}-${two(2)}-${two(3)} ${two(4)}:${two(5)}:${two(6)} UTC`;
}
