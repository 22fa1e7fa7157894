import { matches } from "../reading/read";
import { textOf, utf16Of } from "../reading/text";
import { moment } from "./moments";
import { counted, type ReportBuilder } from "./report-builder";
import type { TiffBlock, TiffEntry } from "./tiff-block";

/** The GPS directory (Exif 3.0 section 4.6.7): decimal degrees, as maps take them. */
export function reportGps(block: TiffBlock, gps: readonly TiffEntry[], report: ReportBuilder): void {
  if (gps.length === 0) {
    return;
  }
  const before = report.count;
  const taken = coordinatesOf(block, gps, 1);
  if (taken !== undefined) {
    report.add("position", "Where it was taken", taken);
  }
  const shown = coordinatesOf(block, gps, 19);
  if (shown !== undefined) {
    report.add("position", "What it shows", shown);
  }
  reportAltitude(block, gps, report);
  const direction = find(gps, 17);
  const towards = direction === undefined ? Number.NaN : block.rational(direction, 0);
  if (towards <= 360) {
    report.add("position", "Direction of view", `${fixed(towards, 1)}°`);
  }
  const error = find(gps, 31);
  const metres = error === undefined ? Number.NaN : block.rational(error, 0);
  if (metres >= 0 && metres < 1_000_000) {
    report.add("position", "Accuracy of the position", `${fixed(metres, 1)} m`);
  }
  reportMotion(block, gps, report);
  report.add("position", "How the position was found", placeOf(block, find(gps, 27)));
  report.add("position", "Place", placeOf(block, find(gps, 28)));
  reportTime(block, gps, report);
  if (report.count === before) {
    report.add("other", "Satellite data", counted(gps.length, "value"));
  }
}

/** "43.467448, 11.885127": six digits are a hand's width on the ground. */
export function coordinates(latitude: number, longitude: number): string {
  return `${fixed(latitude, 6)}, ${fixed(longitude, 6)}`;
}

/** A number with one decimal or six, and a point; never "-0". Platforms round halves differently, so this is spelled out. */
export function fixed(value: number, decimals: 1 | 6): string {
  const unit = 10 ** decimals;
  const units = Math.floor(Math.abs(value) * unit + 0.5);
  const fraction = String(units % unit).padStart(decimals, "0");
  return `${value < 0 && units > 0 ? "-" : ""}${Math.floor(units / unit)}.${fraction}`;
}

function find(entries: readonly TiffEntry[], tag: number): TiffEntry | undefined {
  return entries.find((entry) => entry.tag === tag);
}

/** Four tags in a row: latitude's side, latitude, longitude's side, longitude. */
function coordinatesOf(block: TiffBlock, gps: readonly TiffEntry[], first: number): string | undefined {
  const latitude = degrees(block, find(gps, first + 1), find(gps, first), 0x53, 90);
  const longitude = degrees(block, find(gps, first + 3), find(gps, first + 2), 0x57, 180);
  return Number.isNaN(latitude) || Number.isNaN(longitude) ? undefined : coordinates(latitude, longitude);
}

function degrees(
  block: TiffBlock,
  entry: TiffEntry | undefined,
  side: TiffEntry | undefined,
  negative: number,
  limit: number,
): number {
  if (entry === undefined) {
    return Number.NaN;
  }
  const minutes = entry.count > 1 ? block.rational(entry, 1) : 0;
  const seconds = entry.count > 2 ? block.rational(entry, 2) : 0;
  const value =
    block.rational(entry, 0) +
    (Number.isNaN(minutes) ? 0 : minutes) / 60 +
    (Number.isNaN(seconds) ? 0 : seconds) / 3600;
  if (!(value <= limit)) {
    return Number.NaN;
  }
  const letter = side === undefined ? undefined : block.bytesOf(side)[0];
  return letter !== undefined && (letter & 0xdf) === negative ? -value : value;
}

function reportAltitude(block: TiffBlock, gps: readonly TiffEntry[], report: ReportBuilder): void {
  const entry = find(gps, 6);
  const metres = entry === undefined ? Number.NaN : block.rational(entry, 0);
  if (!(metres >= 0 && metres < 1_000_000)) {
    return;
  }
  const side = find(gps, 5);
  const below = side !== undefined && block.number(side) === 1;
  report.add("position", "Height above sea level", `${fixed(below ? -metres : metres, 1)} m`);
}

function reportMotion(block: TiffBlock, gps: readonly TiffEntry[], report: ReportBuilder): void {
  const speed = find(gps, 13);
  const fast = speed === undefined ? Number.NaN : block.rational(speed, 0);
  if (!(fast > 0 && fast < 100_000)) {
    return;
  }
  const side = find(gps, 12);
  const letter = (side === undefined ? 0 : (block.bytesOf(side)[0] ?? 0)) & 0xdf;
  report.add("position", "Speed", `${fixed(fast, 1)} ${letter === 0x4e ? "kn" : letter === 0x4d ? "mph" : "km/h"}`);
  const track = find(gps, 15);
  const course = track === undefined ? Number.NaN : block.rational(track, 0);
  if (course >= 0 && course <= 360) {
    report.add("position", "Direction of travel", `${fixed(course, 1)}°`);
  }
}

/** Processing method and area name: text with the character code of a user comment before it. */
function placeOf(block: TiffBlock, entry: TiffEntry | undefined): string {
  if (entry === undefined || entry.length <= 8) {
    return "";
  }
  const bytes = block.bytesOf(entry);
  return matches(bytes, 0, "UNICODE\0")
    ? utf16Of(bytes.subarray(8), block.bigEndian)
    : textOf(matches(bytes, 0, "ASCII\0\0\0") ? bytes.subarray(8) : bytes);
}

function reportTime(block: TiffBlock, gps: readonly TiffEntry[], report: ReportBuilder): void {
  const day = find(gps, 29);
  const time = find(gps, 7);
  const date = day === undefined ? "" : moment(block.text(day));
  let clock = "";
  if (time !== undefined) {
    const [h, m, s] = [block.rational(time, 0), block.rational(time, 1), block.rational(time, 2)];
    clock = h < 24 && m < 60 && s < 61 ? `${two(h)}:${two(m)}:${two(s)} UTC` : "";
  }
  report.add("time", "Satellite time", `${date} ${clock}`);
}

function two(value: number): string {
  return String(Math.trunc(value)).padStart(2, "0");
}
