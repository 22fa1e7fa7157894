import type { GainMapNumbers } from "../gain-maps/gain-map-numbers";
import { gainMapPayload } from "../gain-maps/gain-map-payload";
import { xmpOfMap, xmpOfPicture } from "../gain-maps/gain-map-xmp";
import { BoxWriter } from "../heif/box-writer";
import { ascii } from "../reading/read";
import { jpegMarkers } from "./jpeg-markers";
import { segmentHeader } from "./jpeg-parts";

/* The segments that tell of a gain map, as we write them: nothing in them but numbers and places. */

export const listSignature = "MPF\0";
export const isoSignature = "urn:iso:std:iso:ts:21496:-1\0";
export const xmpSignature = "http://ns.adobe.com/xap/1.0/\0";

const entries = 2;
const entryLength = 16;
const entriesAt = 50;
const fieldType = { long: 4, undefined: 7 } as const;
const primaryPicture = 0x030000;

/** Beside the gain map: XMP, then the binary form. */
export function segmentsOfMap(numbers: GainMapNumbers): number[] {
  return [
    ...segment(jpegMarkers.app1, xmpSignature, ascii(xmpOfMap(numbers))),
    ...segment(jpegMarkers.app2, isoSignature, gainMapPayload(numbers)),
  ];
}

/**
 * Beside the picture: XMP, the version of the binary form, the list of the two pictures.
 * @param at Where in the file these segments stand.
 * @param pictureLength The picture's length, from its start marker to its end marker, with these segments.
 * @param mapLength The gain map's length; it follows the picture at once.
 */
export function segmentsOfPicture(at: number, pictureLength: number, mapLength: number): number[] {
  const before = [
    ...segment(jpegMarkers.app1, xmpSignature, ascii(xmpOfPicture(mapLength))),
    ...segment(jpegMarkers.app2, isoSignature, [0, 0, 0, 0]),
  ];
  const origin = at + before.length + 4 + listSignature.length;
  const list = pictureList(pictureLength, mapLength, pictureLength - origin);
  return [...before, ...segment(jpegMarkers.app2, listSignature, list)];
}

/** CIPA DC-007 section 5: a TIFF block with the version, the number of pictures, and an entry for each. */
function pictureList(pictureLength: number, mapLength: number, mapAt: number): Uint8Array {
  const writer = new BoxWriter();
  writer.type("MM\0*");
  writer.u32(8);
  writer.u16(3);
  writeField(0xb000, fieldType.undefined, 4, 0x30313030, writer);
  writeField(0xb001, fieldType.long, 1, entries, writer);
  writeField(0xb002, fieldType.undefined, entryLength * entries, entriesAt, writer);
  writer.u32(0);
  writeEntry(primaryPicture, pictureLength, 0, writer);
  writeEntry(0, mapLength, mapAt, writer);
  return writer.toBytes();
}

function writeField(tag: number, type: number, count: number, value: number, writer: BoxWriter): void {
  writer.u16(tag);
  writer.u16(type);
  writer.u32(count);
  writer.u32(value);
}

function writeEntry(attributes: number, length: number, at: number, writer: BoxWriter): void {
  writer.u32(attributes);
  writer.u32(length);
  writer.u32(at);
  writer.u32(0);
}

function segment(marker: number, signature: string, payload: Uint8Array | readonly number[]): number[] {
  return [...segmentHeader(marker, 2 + signature.length + payload.length), ...ascii(signature), ...payload];
}
