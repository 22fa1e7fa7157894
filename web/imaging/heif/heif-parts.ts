import { Pieces } from "../building/pieces";
import { planJpeg } from "../jpeg/jpeg-cleaner";
import { PictureRefusedError } from "../picture-refused-error";
import { matches } from "../reading/read";
import { oneLine } from "../reading/text";
import type { ReportBuilder } from "../reporting/report-builder";
import { cleanAv1Units } from "./av1-units";
import { avcLengthBytes } from "./avc-configuration";
import { bodyLength, boxHead, typeAt } from "./box";
import { cleanDerived, isDerived } from "./derived-payload";
import { toneMapPayload } from "./heif-gain-map";
import type { HeifItem } from "./heif-item";
import type { HeifItemData } from "./heif-item-data";
import type { HeifMeta } from "./heif-meta";
import type { HeifNeeds } from "./heif-needs";
import type { HeifPart, HeifProperty } from "./heif-part";
import { HeifProperties } from "./heif-properties";
import { hevcLengthBytes } from "./hevc-configuration";
import { shrinkLayers } from "./layer-sizes";
import { NalUnits } from "./nal-units";

/** Cleans what stays of each item: its properties, and its data by its type. */
export class HeifParts {
  readonly #file: Uint8Array;
  readonly #meta: HeifMeta;
  readonly #needs: HeifNeeds;
  readonly #itemData: HeifItemData;
  readonly #report: ReportBuilder;
  readonly #properties: HeifProperties;
  readonly #byPlace = new Map<string, HeifPart>();

  constructor(file: Uint8Array, meta: HeifMeta, needs: HeifNeeds, itemData: HeifItemData, report: ReportBuilder) {
    this.#file = file;
    this.#meta = meta;
    this.#needs = needs;
    this.#itemData = itemData;
    this.#report = report;
    this.#properties = new HeifProperties(file, meta.properties, report);
  }

  /**
   * The needed items in the order of their ids.
   * @throws PictureRefusedError Damaged, or of a kind that isn't known.
   */
  all(): HeifPart[] {
    return this.#needs.ids.map((id) => {
      const item = this.#meta.byId.get(id);
      if (item === undefined) {
        throw new PictureRefusedError("malformed");
      }
      return this.#part(item);
    });
  }

  #part(item: HeifItem): HeifPart {
    const properties: HeifProperty[] = [];
    for (const use of item.properties) {
      const box = this.#properties.clean(use);
      if (box.length > 0) {
        properties.push({ box, isEssential: use.isEssential });
      }
    }
    // Encoders write equal tiles once. What is the same data depends on how it is read, too.
    const place = placeOf(item, properties);
    const sameData = this.#byPlace.get(place);
    const data = sameData?.data ?? this.#data(item, properties);
    const part = { item, data, sameData, properties };
    if (sameData === undefined) {
      this.#byPlace.set(place, part);
    }
    return part;
  }

  #data(item: HeifItem, properties: HeifProperty[]): Pieces {
    const data = this.#itemData.require(item);
    const output = new Pieces();
    if (isDerived(item.type)) {
      const exact = cleanDerived(item.type, data, this.#needs.partsOf(item.id).length);
      output.add(exact);
      if (data.length > exact.length) {
        this.#report.addBytes("other", "Bytes behind a value", data.length - exact.length);
      }
      return output;
    }
    if (data.length === 0) {
      throw new PictureRefusedError("cutOff");
    }
    const { gainMap } = this.#needs;
    if (item === gainMap?.toneMap) {
      output.add(toneMapPayload(gainMap));
      return output;
    }
    switch (item.type) {
      case "hvc1":
      case "avc1":
        this.#units(item.type === "hvc1", properties).clean(data, output);
        break;
      case "av01":
        this.#av1(data, properties, output);
        break;
      case "jpeg":
        this.#jpeg(item, data, output);
        break;
      default:
        throw new PictureRefusedError("unsupportedFormat", `HEIF (${oneLine(item.type)})`);
    }
    if (output.length === 0) {
      throw new PictureRefusedError("malformed");
    }
    return output;
  }

  #units(isHevc: boolean, properties: readonly HeifProperty[]): NalUnits {
    const body = propertyOf(properties, isHevc ? "hvcC" : "avcC")?.subarray(boxHead);
    if (body === undefined) {
      throw new PictureRefusedError("malformed");
    }
    return new NalUnits(isHevc, isHevc ? hevcLengthBytes(body) : avcLengthBytes(body), this.#report);
  }

  #av1(data: Uint8Array, properties: HeifProperty[], output: Pieces): void {
    const cuts = cleanAv1Units(data, output, this.#report);
    const isOfLayers = ({ box }: HeifProperty): boolean => typeAt(box, 4) === "a1lx";
    const at = properties.findIndex(isOfLayers);
    const layers = properties[at];
    if (at !== properties.findLastIndex(isOfLayers)) {
      throw new PictureRefusedError("malformed");
    }
    if (layers !== undefined) {
      properties[at] = { box: shrinkLayers(layers.box, cuts), isEssential: layers.isEssential };
    }
  }

  /** A JPEG item may have its tables in a property of its own (ISO/IEC 23008-12 annex H); they are put back before it. */
  #jpeg(item: HeifItem, data: Uint8Array, output: Pieces): void {
    const prefixes: Uint8Array[] = [];
    for (const { index } of item.properties) {
      const prefix = this.#meta.properties[index - 1];
      if (prefix?.type === "jpgC") {
        this.#itemData.spend(bodyLength(prefix));
        prefixes.push(this.#file.subarray(prefix.body, prefix.end));
      }
    }
    const whole = prefixes.length === 0 ? data : joined([...prefixes.reverse(), data]);
    if (!matches(whole, 0, "\xff\xd8\xff")) {
      throw new PictureRefusedError("malformed");
    }
    output.addAll(planJpeg(whole, this.#report).output);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const pieces = new Pieces();
  for (const part of parts) {
    pieces.add(part);
  }
  return pieces.join();
}

function placeOf(item: HeifItem, properties: readonly HeifProperty[]): string {
  const hasOwnReading = isDerived(item.type) || item.type === "jpeg" || propertyOf(properties, "a1lx") !== undefined;
  const extents = item.extents.map(({ at, length, isOpen }) => ` ${at} ${length} ${isOpen}`);
  const own = hasOwnReading ? item.id : 0;
  return `${own} ${item.type} ${lengthBytesOf(item.type, properties)} ${item.construction}${extents.join("")}`;
}

/** How many bytes the length before each unit takes; 0 where there are no units. */
export function lengthBytesOf(type: string, properties: readonly HeifProperty[]): number {
  const hevc = type === "hvc1" ? propertyOf(properties, "hvcC") : undefined;
  if (hevc !== undefined) {
    return hevcLengthBytes(hevc.subarray(boxHead));
  }
  const avc = type === "avc1" ? propertyOf(properties, "avcC") : undefined;
  return avc === undefined ? 0 : avcLengthBytes(avc.subarray(boxHead));
}

function propertyOf(properties: readonly HeifProperty[], type: string): Uint8Array | undefined {
  return properties.find(({ box }) => typeAt(box, 4) === type)?.box;
}
