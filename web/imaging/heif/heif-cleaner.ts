import type { Draft } from "../building/draft";
import { Pieces } from "../building/pieces";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { boxHead } from "./box";
import { BoxWriter } from "./box-writer";
import { HeifBrands } from "./heif-brands";
import { HeifFile } from "./heif-file";
import { reportHeif } from "./heif-findings";
import { findHeifGainMap, requireMapFits } from "./heif-gain-map";
import { HeifItemData } from "./heif-item-data";
import { HeifMeta } from "./heif-meta";
import { HeifNeeds } from "./heif-needs";
import { HeifParts } from "./heif-parts";
import { displayedSize } from "./heif-size";
import { fileTypeBox, HeifWriter } from "./heif-writer";

/**
 * HEIC, HEIF and AVIF (ISO/IEC 23008-12) keep: the primary picture, what it is put together from, alpha planes, and the
 * properties that decoding and showing them needs. All boxes are written anew; every other item, property, box and byte goes.
 * @param keepGainMap Whether an HDR gain map stays, if it is one for certain.
 * @throws PictureRefusedError Cut off, damaged, too large, or of a kind that isn't known.
 */
export function planHeif(file: Uint8Array, report: ReportBuilder, keepGainMap = false): Draft {
  const boxes = new HeifFile(file);
  const brands = new HeifBrands(file, boxes.fileType);
  if (boxes.movie !== undefined && brands.isSequence) {
    throw new PictureRefusedError("unsupportedFormat", "HEIF sequence");
  }
  const meta = new HeifMeta(file, boxes.requireMeta());
  if (meta.primary === 0) {
    throw new PictureRefusedError("malformed");
  }
  const plain = new HeifNeeds(file, meta);
  const gainMap = keepGainMap ? findHeifGainMap(file, meta, brands, plain) : undefined;
  report.keepsGainMap = gainMap !== undefined;
  const needs = gainMap === undefined ? plain : new HeifNeeds(file, meta, gainMap);
  const itemData = new HeifItemData(file, meta.itemData);
  const parts = new HeifParts(file, meta, needs, itemData, report).all();
  const size = displayedSize(parts, needs.primary);
  if (gainMap !== undefined) {
    requireMapFits(gainMap, parts, needs.primary);
  }
  const kept = brands.kept(new Set(parts.map((part) => part.item.type)));
  brands.report(report);
  reportHeif(file, boxes, meta, needs, report);
  const format = kept.includes("avif") || kept.includes("avis") ? "avif" : "heic";
  const output = write(new HeifWriter(parts, needs, meta.references), kept);
  return { format, output, ...size, isAnimated: false, report };
}

function write(writer: HeifWriter, brands: readonly [string, ...string[]]): Pieces {
  const output = new Pieces();
  const fileType = fileTypeBox(brands);
  const metaLength = writer.meta(0).length;
  const data = writer.data();
  const head = new BoxWriter();
  head.u32(boxHead + data.length);
  head.type("mdat");
  output.add(fileType);
  output.add(writer.meta(fileType.length + metaLength + boxHead));
  output.add(head.toBytes());
  output.addAll(data);
  return output;
}
