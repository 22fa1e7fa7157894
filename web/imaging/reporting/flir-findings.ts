import { indexOf, matches, slice, u16, u32 } from "../reading/read";
import { textOf } from "../reading/text";
import { coordinates } from "./gps-findings";
import type { ReportBuilder } from "./report-builder";
import { unixTime } from "./unix-time";

const maxRecords = 100;
const recordLength = 32;
const pictureRecord = 0x0e;
const cameraRecord = 0x20;
const placeRecord = 0x2b;

/**
 * A FLIR thermal camera's file inside the picture (as exiftool's author found out): a list of records, of which one
 * describes the camera and one the place. Another one holds the temperature of every point.
 */
export function reportFlir(file: Uint8Array, report: ReportBuilder): void {
  report.addBytes("other", "Thermal camera's data", file.length);
  if ((!matches(file, 0, "FFF\0") && !matches(file, 0, "AFF\0")) || file.length < 32) {
    return;
  }
  // The version of the list is below 200 in the byte order that the list is written in.
  const version = u32(file, 20);
  const bigEndian = version >= 100 && version < 200;
  const list = u32(file, 24, bigEndian);
  const count = Math.min(u32(file, 28, bigEndian), maxRecords);
  for (let i = 0; i < count && list + recordLength * (i + 1) <= file.length; i++) {
    const at = list + recordLength * i;
    const [start, length] = [u32(file, at + 12, bigEndian), u32(file, at + 16, bigEndian)];
    if (start <= file.length && length <= file.length - start) {
      reportRecord(u16(file, at, bigEndian), slice(file, start, length), report);
    }
  }
}

function reportRecord(type: number, record: Uint8Array, report: ReportBuilder): void {
  if (type === pictureRecord) {
    const start = indexOf(record.subarray(0, 64), "\xff\xd8\xff");
    report.addPicture("thumbnail", "Thermal camera's plain picture", record.subarray(Math.max(start, 0)));
  } else if (type === cameraRecord) {
    reportCamera(record, report);
  } else if (type === placeRecord) {
    reportPlace(record, report);
  }
}

function reportCamera(record: Uint8Array, report: ReportBuilder): void {
  const at = (start: number, length: number): string =>
    start + length <= record.length ? textOf(record.subarray(start, start + length)) : "";
  report.add("device", "Camera", at(0xd4, 32));
  report.add("serial-number", "Camera's serial number", at(0x104, 16));
  report.add("software", "Firmware", at(0x114, 16));
  report.add("lens", "Lens", at(0x170, 32));
  report.add("serial-number", "Lens's serial number", at(0x1a0, 16));
  // Seconds, milliseconds and minutes west of Greenwich, little-endian in every file seen.
  if (record.length >= 0x384 + 10) {
    report.add("time", "Taken", unixTime(u32(record, 0x384, false)));
  }
}

/** A flag, then latitude and longitude as doubles, each with its side before. */
function reportPlace(record: Uint8Array, report: ReportBuilder): void {
  if (record.length < 32 || u32(record, 0, false) !== 1) {
    return;
  }
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const [latitude, longitude] = [view.getFloat64(16, true), view.getFloat64(24, true)];
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
    const place = coordinates(
      record[8] === 0x53 ? -Math.abs(latitude) : latitude,
      record[10] === 0x57 ? -Math.abs(longitude) : longitude,
    );
    report.add("position", "Where it was taken", place);
  }
}
