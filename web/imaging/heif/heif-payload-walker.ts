import { isGainMapPayload } from "../gain-maps/gain-map-payload";
import { jpegPasses } from "../jpeg/jpeg-walker";
import { byteAt } from "../reading/read";
import { readAv1Unit } from "./av1-unit";
import { readMessage, unescaped } from "./supplementary-information";

type UnitRule = (data: Uint8Array, start: number, end: number) => boolean;

/** The strict reading of coded data: units without gaps, and none that may hold anything private. */
export function payloadPasses(type: string, data: Uint8Array, lengthBytes: number): boolean {
  switch (type) {
    case "hvc1":
      return unitsPass(data, lengthBytes, hevcUnitPasses);
    case "avc1":
      return unitsPass(data, lengthBytes, avcUnitPasses);
    case "av01":
      return av1Passes(data);
    case "jpeg":
      return jpegPasses(data);
    case "grid":
      return data.length === (data[1] === 0 ? 8 : 12) && data[0] === 0 && byteAt(data, 1) <= 1;
    case "iovl":
      return (
        data.length >= 18 && data[0] === 0 && byteAt(data, 1) <= 1 && (data.length - 10) % (data[1] === 0 ? 4 : 8) === 0
      );
    case "iden":
      return data.length === 0;
    case "tmap":
      return data[0] === 0 && isGainMapPayload(data.subarray(1));
    default:
      return false;
  }
}

function unitsPass(data: Uint8Array, lengthBytes: number, isAllowed: UnitRule): boolean {
  let at = 0;
  while (at < data.length) {
    let length = 0;
    for (let i = 0; i < lengthBytes; i++) {
      length = length * 256 + byteAt(data, at + i);
    }
    const start = at + lengthBytes;
    if (lengthBytes === 0 || length > data.length - start || !isAllowed(data, start, start + length)) {
      return false;
    }
    at = start + length;
  }
  return true;
}

export function hevcUnitPasses(data: Uint8Array, start: number, end: number): boolean {
  if (end - start < 2) {
    return false;
  }
  const first = byteAt(data, start);
  const type = (first >> 1) & 63;
  const isOfBaseLayer = (first & 1) === 0 && byteAt(data, start + 1) < 8;
  const isPicture = type < 10 || (type > 15 && type < 22) || (type > 31 && type < 38);
  const isAbout = type === 39 || type === 40;
  return isOfBaseLayer && (isPicture || (isAbout && messagesPass(data.subarray(start + 2, end))));
}

const avcPictures = new Set([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 19, 20]);

export function avcUnitPasses(data: Uint8Array, start: number, end: number): boolean {
  if (end === start) {
    return false;
  }
  const type = byteAt(data, start) & 31;
  return avcPictures.has(type) || (type === 6 && messagesPass(data.subarray(start + 1, end)));
}

/** Supplementary information about colours only, up to the closing bit. */
function messagesPass(escaped: Uint8Array): boolean {
  const data = unescaped(escaped);
  let at = 0;
  while (at < data.length - 1) {
    const { type, length, body } = readMessage(data, at, data.length);
    const isAllowed =
      type === 19 ||
      (type === 137 && length === 24) ||
      (type === 144 && length === 4) ||
      (type === 147 && length === 1) ||
      (type === 148 && length === 8) ||
      (type === 165 && length <= 8);
    if (!isAllowed) {
      return false;
    }
    at = body + length;
  }
  return at === data.length - 1 && data[at] === 0x80;
}

export function av1Passes(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; ) {
    const unit = readAv1Unit(data, at);
    const length = unit.end - unit.body;
    const isPicture = unit.type === 1 || unit.type === 3 || unit.type === 4 || unit.type === 6 || unit.type === 7;
    const isDelimiter = unit.type === 2 && length === 0;
    if (!isPicture && !isDelimiter && !(unit.type === 5 && isLight(data, unit.body, length))) {
      return false;
    }
    at = unit.end;
  }
  return true;
}

function isLight(data: Uint8Array, at: number, length: number): boolean {
  return (length === 6 && data[at] === 1) || (length === 26 && data[at] === 2);
}
