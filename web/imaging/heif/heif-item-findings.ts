import { matches, u32 } from "../reading/read";
import { oneLine, textOf } from "../reading/text";
import { reportCredentials } from "../reporting/credential-findings";
import { reportExif } from "../reporting/exif-findings";
import type { ReportBuilder } from "../reporting/report-builder";
import { reportXmp } from "../reporting/xmp-findings";
import type { HeifItem } from "./heif-item";
import { HeifItemData, lengthOf } from "./heif-item-data";
import type { HeifMeta } from "./heif-meta";
import { auxiliaryType, type HeifNeeds } from "./heif-needs";
import { HeifStandalone, type Standalone } from "./heif-standalone";

const usualNames: readonly string[] = ["Color", "Alpha", "Image", "HEVC Image", "Exif", "XMP", "Thumbnail"];

const pictureTypes = new Set([
  ...["hvc1", "av01", "avc1", "jpeg", "j2k1", "vvc1", "evc1", "lhv1", "hvt1", "unci"],
  ...["grid", "iovl", "iden", "tmap", "sato"],
]);

const nothing = new Uint8Array(0);

/** Which items stay. */
export type NeededItems = Pick<HeifNeeds, "ids" | "partsOf">;

/** None of them. */
export const noNeeds: NeededItems = { ids: [], partsOf: () => [] };

/** What the dropped items tell: metadata, smaller and other pictures, depth and gain maps. */
export function reportItems(file: Uint8Array, meta: HeifMeta, needs: NeededItems, report: ReportBuilder): void {
  const findings = new HeifItemFindings(file, meta, needs, report);
  for (const item of meta.items) {
    if (!isUsualName(item.name)) {
      report.add("text", "Name inside the file", textOf(item.name));
    }
    findings.report(item);
  }
}

function isUsualName(name: Uint8Array): boolean {
  return usualNames.some((usual) => usual.length === name.length && matches(name, 0, usual));
}

class HeifItemFindings {
  readonly #file: Uint8Array;
  readonly #meta: HeifMeta;
  readonly #needs: NeededItems;
  readonly #report: ReportBuilder;
  readonly #itemData: HeifItemData;
  readonly #standalone: HeifStandalone;
  readonly #needed: ReadonlySet<number>;
  readonly #thumbnails: ReadonlySet<number>;
  readonly #partsOfDropped: ReadonlySet<number>;
  readonly #lengths: ReadonlyMap<number, number>;

  constructor(file: Uint8Array, meta: HeifMeta, needs: NeededItems, report: ReportBuilder) {
    const itemData = new HeifItemData(file, meta.itemData);
    const needed = new Set(needs.ids);
    this.#file = file;
    this.#meta = meta;
    this.#needs = needs;
    this.#report = report;
    this.#itemData = itemData;
    this.#standalone = new HeifStandalone(file, meta);
    this.#needed = needed;
    this.#thumbnails = new Set(meta.references.filter(({ type }) => type === "thmb").map(({ from }) => from));
    this.#partsOfDropped = new Set(partsOfDropped(meta, needs, needed));
    this.#lengths = new Map(meta.items.map((item) => [item.id, lengthOf(itemData.ranges(item) ?? [])]));
  }

  report(item: HeifItem): void {
    if (this.#needed.has(item.id)) {
      return;
    }
    if (item.type === "Exif") {
      this.#exif(this.#itemData.find(item) ?? nothing);
    } else if (item.type === "mime") {
      this.#mime(item, this.#itemData.find(item) ?? nothing);
    } else if (pictureTypes.has(item.type)) {
      this.#picture(item);
    } else {
      this.#report.addNamed("other", "Data that the pixels don't need", item.type, this.#lengthOf(item.id));
    }
  }

  #lengthOf(id: number): number {
    return this.#lengths.get(id) ?? 0;
  }

  /** Four bytes say how far behind them the TIFF block begins (ISO/IEC 23008-12 annex A.2.1). */
  #exif(data: Uint8Array): void {
    const skip = data.length >= 4 ? u32(data, 0) : 0;
    reportExif(data.length >= 4 && skip <= data.length - 4 ? data.subarray(4 + skip) : data, this.#report);
  }

  #mime(item: HeifItem, data: Uint8Array): void {
    const type = oneLine(textOf(item.contentType));
    if (type === "application/rdf+xml") {
      reportXmp(data, this.#report);
    } else if (type.includes("c2pa")) {
      reportCredentials(data, data.length, this.#report);
    } else {
      this.#report.addNamed("other", "Data that the pixels don't need", type, data.length);
    }
  }

  #hidden(item: HeifItem, length: number): Partial<Standalone> {
    if (item.type !== "jpeg") {
      return this.#standalone.of(item, length) ?? {};
    }
    const file = this.#itemData.find(item);
    return file === undefined ? {} : { file };
  }

  #picture(item: HeifItem): void {
    if (this.#partsOfDropped.has(item.id)) {
      return;
    }
    let length = this.#lengthOf(item.id);
    for (const part of this.#needs.partsOf(item.id)) {
      length += this.#needed.has(part) ? 0 : this.#lengthOf(part);
    }
    const { file, size } = this.#hidden(item, length);
    const auxiliary = auxiliaryType(this.#file, this.#meta, item);
    if (item.type === "tmap") {
      this.#report.addBytes("depth-or-gain-map", "HDR gain map", length, file);
    } else if (auxiliary !== "") {
      reportAuxiliary(auxiliary, length, file, this.#report);
    } else {
      const isSmaller = this.#thumbnails.has(item.id);
      const label = isSmaller ? "Smaller picture" : "Another picture";
      this.#report.addBytes("thumbnail", label, length, file, size);
    }
  }
}

/** An auxiliary picture by its kind. */
export function reportAuxiliary(
  type: string,
  length: number,
  embedded: Uint8Array | undefined,
  report: ReportBuilder,
): void {
  if (type.toLowerCase().includes("gainmap")) {
    report.addBytes("depth-or-gain-map", "HDR gain map", length, embedded);
  } else if (isDepth(type)) {
    report.addBytes("depth-or-gain-map", "Depth map", length, embedded);
  } else {
    report.add("thumbnail", "Auxiliary picture", type, embedded);
  }
}

function* partsOfDropped(meta: HeifMeta, needs: NeededItems, needed: ReadonlySet<number>): Iterable<number> {
  for (const { id } of meta.items) {
    if (!needed.has(id)) {
      yield* needs.partsOf(id);
    }
  }
}

function isDepth(auxiliary: string): boolean {
  return auxiliary === "urn:mpeg:hevc:2015:auxid:2" || auxiliary.includes("depth") || auxiliary.includes("disparity");
}
