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
import { reportItems } from "./heif-item-findings";
import type { HeifMeta } from "./heif-meta";
import type { HeifNeeds } from "./heif-needs";
import { reportProperty } from "./property-findings";
import { isZero, reportUnused } from "./unused-bytes";

const credentials = "\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";
const xmp = "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";
const extendedTypeLength = 16;

/** What the dropped boxes, properties and items tell. */
export function reportHeif(
  file: Uint8Array,
  boxes: HeifFile,
  meta: HeifMeta,
  needs: HeifNeeds,
  report: ReportBuilder,
): void {
  report.add("software", "Software", textOf(meta.handlerName));
  reportItems(file, meta, needs, report);
  for (const property of meta.properties) {
    reportProperty(file, property, report);
  }
  const { gainMap, primary } = needs;
  for (const box of meta.others) {
    if (gainMap === undefined || !isOnlyGroup(file, box, gainMap.toneMap.id, primary.id)) {
      reportBox(file, box, report);
    }
  }
  if (meta.strayBytes > 0) {
    report.addBytes("other", "Bytes between the parts of the picture", meta.strayBytes);
  }
  for (const box of boxes.all) {
    if (box !== boxes.fileType && box !== boxes.meta && box.type !== "mdat") {
      reportBox(file, box, report);
    }
  }
  reportUnusedData(file, boxes, meta, report);
  reportTail(file.subarray(boxes.rest), report);
}

function reportUnusedData(file: Uint8Array, boxes: HeifFile, meta: HeifMeta, report: ReportBuilder): void {
  const itemData = new HeifItemData(file, meta.itemData);
  const used = meta.items.flatMap((item) => (item.isElsewhere ? [] : (itemData.ranges(item) ?? [])));
  const data = boxes.all.filter((box) => box.type === "mdat");
  if (meta.itemData !== undefined) {
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
      if (!isZero(body, 0, body.length)) {
        report.addBytes("other", "Bytes between the parts of the picture", body.length);
      }
      break;
    default:
      report.addNamed("other", "Data that the pixels don't need", box.type, body.length);
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

/** A data reference to the file itself is a box of 12 bytes; a longer one names another place. */
function reportDataReferences(file: Uint8Array, box: Box, report: ReportBuilder): void {
  const selfLength = 4;
  const tableLength = 8 + 8;
  for (const child of readBoxes(file, box.body, box.end).boxes) {
    const isTable = child.type === "dref" && bodyLength(child) >= 8;
    for (const entry of isTable ? readBoxes(file, child.start + tableLength, child.end).boxes : []) {
      if (bodyLength(entry) > selfLength) {
        report.add("text", "Text", textOf(file.subarray(entry.body + selfLength, entry.end)));
      }
    }
  }
}
