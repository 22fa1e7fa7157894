import { matches } from "../reading/read";
import { textOf } from "../reading/text";
import { reportCredentials } from "../reporting/credential-findings";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportSamsungTrailer } from "../reporting/samsung-trailer";
import { reportTail } from "../reporting/tail-findings";
import { reportVideo } from "../reporting/video-findings";
import { reportXmp } from "../reporting/xmp-findings";
import { type Box, bodyLength, readBoxes } from "./box";
import type { HeifFile } from "./heif-file";
import { isOnlyGroup } from "./heif-groups";
import { HeifItemData } from "./heif-item-data";
import { noNeeds, reportItems } from "./heif-item-findings";
import type { HeifMeta } from "./heif-meta";
import type { HeifNeeds } from "./heif-needs";
import { reportMovie, usedByMovie } from "./movies/movie-findings";
import type { PictureSequence } from "./movies/picture-sequence";
import { reportProperty } from "./property-findings";
import { isZero, reportUnused } from "./unused-bytes";

const credentials = "\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";
const xmp = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
const extendedTypeLength = 16;

/** What was read of a file. */
export interface ReadHeif {
  readonly meta: HeifMeta | undefined;
  /** The items that stay. */
  readonly needs: HeifNeeds | undefined;
  /** The tracks, when any stay. */
  readonly sequence: PictureSequence | undefined;
}

/** What the dropped boxes, properties and items tell. */
export function reportHeif(
  file: Uint8Array,
  boxes: HeifFile,
  { meta, needs, sequence }: ReadHeif,
  report: ReportBuilder,
): void {
  if (meta !== undefined) {
    reportFileMeta(file, meta, needs, report);
  }
  if (sequence !== undefined) {
    reportMovie(file, sequence.movie, sequence.parts, report);
  }
  for (const box of boxes.all) {
    const isRead = box === boxes.fileType || box === boxes.meta || (sequence !== undefined && box === boxes.movie);
    if (!isRead && box.type !== "mdat") {
      reportBox(file, box, report);
    }
  }
  reportUnusedData(file, boxes, meta, sequence, report);
  reportTail(file.subarray(boxes.rest), report);
}

function reportFileMeta(file: Uint8Array, meta: HeifMeta, needs: HeifNeeds | undefined, report: ReportBuilder): void {
  report.add("software", "Software", textOf(meta.handlerName));
  reportItems(file, meta, needs ?? noNeeds, report);
  for (const property of meta.properties) {
    reportProperty(file, property, report);
  }
  const gainMap = needs?.gainMap;
  for (const box of meta.others) {
    const isGroup = gainMap !== undefined && isOnlyGroup(file, box, gainMap.toneMap.id, needs?.primary.id ?? 0);
    if (!isGroup) {
      reportBox(file, box, report);
    }
  }
  if (meta.strayBytes > 0) {
    report.addBytes("other", "Bytes between the parts of the picture", meta.strayBytes);
  }
}

function reportUnusedData(
  file: Uint8Array,
  boxes: HeifFile,
  meta: HeifMeta | undefined,
  sequence: PictureSequence | undefined,
  report: ReportBuilder,
): void {
  const itemData = new HeifItemData(file, meta?.itemData);
  const ofItems = (meta?.items ?? []).flatMap((item) => (item.isElsewhere ? [] : (itemData.ranges(item) ?? [])));
  const used = sequence === undefined ? ofItems : usedByMovie(file, sequence.movie).concat(ofItems);
  const data = boxes.all.filter((box) => box.type === "mdat");
  if (meta?.itemData !== undefined) {
    data.push(meta.itemData);
    data.sort((a, b) => a.start - b.start);
  }
  reportUnused(file, data, used, report);
}

/** A box that no picture needs. */
export function reportBox(file: Uint8Array, box: Box, report: ReportBuilder): void {
  const body = file.subarray(box.body, box.end);
  switch (box.type) {
    case "uuid":
      reportExtended(body, report);
      break;
    case "mpvd":
      reportVideo(body, report);
      break;
    case "moov":
    case "moof":
      reportVideo(file.subarray(box.start, box.end), report);
      break;
    case "sefd":
      report.addBytes("other", "Samsung's notes", body.length);
      reportSamsungTrailer(body, report);
      break;
    case "dinf":
      reportDataReferences(file, box, report);
      break;
    case "grpl":
      report.add("other", "List of more pictures in the file");
      break;
    case "free":
    case "skip":
    case "wide":
      reportFilling(body, report);
      break;
    default:
      report.addNamed("other", "Data that the pixels don't need", box.type, body.length);
  }
}

/** Bytes that should say nothing. */
export function reportFilling(bytes: Uint8Array, report: ReportBuilder): void {
  if (!isZero(bytes, 0, bytes.length)) {
    report.addBytes("other", "Bytes between the parts of the picture", bytes.length);
  }
}

function reportExtended(body: Uint8Array, report: ReportBuilder): void {
  if (matches(body, 0, credentials)) {
    reportCredentials(body.subarray(extendedTypeLength), body.length - extendedTypeLength, report);
  } else if (matches(body, 0, xmp)) {
    reportXmp(body.subarray(extendedTypeLength), report);
  } else {
    report.addNamed("other", "Data that the pixels don't need", "uuid", body.length);
  }
}

function reportDataReferences(file: Uint8Array, box: Box, report: ReportBuilder): void {
  for (const child of readBoxes(file, box.body, box.end).boxes) {
    if (child.type === "dref") {
      reportDataReference(file, child, report);
    }
  }
}

/** A data reference to the file itself is a box of 12 bytes; a longer one names another place. */
export function reportDataReference(file: Uint8Array, box: Box, report: ReportBuilder): void {
  const selfLength = 4;
  const tableLength = 8 + 8;
  for (const entry of bodyLength(box) >= 8 ? readBoxes(file, box.start + tableLength, box.end).boxes : []) {
    if (bodyLength(entry) > selfLength) {
      report.add("text", "Text", textOf(file.subarray(entry.body + selfLength, entry.end)));
    }
  }
}
