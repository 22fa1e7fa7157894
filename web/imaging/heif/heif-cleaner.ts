import type { Draft } from "../building/draft";
import { PictureRefusedError } from "../picture-refused-error";
import type { ReportBuilder } from "../reporting/report-builder";
import { assembleHeif } from "./heif-assembly";
import { HeifBrands } from "./heif-brands";
import { HeifFile } from "./heif-file";
import { reportHeif } from "./heif-findings";
import { findHeifGainMap, requireMapFits } from "./heif-gain-map";
import { HeifItemData } from "./heif-item-data";
import { HeifMeta } from "./heif-meta";
import { HeifNeeds } from "./heif-needs";
import { HeifParts } from "./heif-parts";
import { displayedSize, type HeifSize } from "./heif-size";
import { HeifWriter } from "./heif-writer";
import {
  codingsOf,
  displayedSequence,
  isAnimated,
  type PictureSequence,
  readSequence,
  sharedData,
} from "./movies/picture-sequence";

/**
 * HEIC, HEIF and AVIF (ISO/IEC 23008-12) keep: the primary picture, what it is put together from, alpha planes, and the
 * properties that decoding and showing them needs; of an image sequence the tracks that are shown. All boxes are written anew;
 * every other item, track, property, box and byte goes.
 * @param keepGainMap Whether an HDR gain map stays, if it is one for certain.
 * @throws PictureRefusedError Cut off, damaged, too large, or of a kind that isn't known.
 */
export function planHeif(file: Uint8Array, report: ReportBuilder, keepGainMap = false): Draft {
  const boxes = new HeifFile(file);
  const brands = new HeifBrands(file, boxes.fileType);
  const sequence = readSequence(file, boxes, brands, report);
  const meta = sequence !== undefined && boxes.meta === undefined ? undefined : new HeifMeta(file, boxes.requireMeta());
  const items =
    meta === undefined || (meta.primary === 0 && sequence !== undefined)
      ? undefined
      : cleanItems(file, meta, { sequence, brands, keepGainMap }, report);
  const codings = sequence === undefined ? [] : codingsOf(sequence);
  const kept = brands.kept(new Set([...(items?.types ?? []), ...codings]));
  brands.report(report);
  reportHeif(file, boxes, { meta, needs: items?.needs, sequence }, report);
  const size = items?.size ?? (sequence && displayedSequence(sequence));
  if (size === undefined) {
    throw new PictureRefusedError("malformed");
  }
  return {
    format: kept.includes("avif") || kept.includes("avis") ? "avif" : "heic",
    output: assembleHeif(kept, items?.writer, sequence),
    ...size,
    isAnimated: sequence !== undefined && isAnimated(sequence),
    report,
  };
}

interface CleanedItems {
  readonly needs: HeifNeeds;
  readonly types: readonly string[];
  readonly size: HeifSize;
  readonly writer: HeifWriter;
}

/** What cleaning the items depends on. */
interface BesideItems {
  readonly sequence: PictureSequence | undefined;
  readonly brands: HeifBrands;
  readonly keepGainMap: boolean;
}

function cleanItems(
  file: Uint8Array,
  meta: HeifMeta,
  { sequence, brands, keepGainMap }: BesideItems,
  report: ReportBuilder,
): CleanedItems {
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
  const inTracks = sequence === undefined ? new Map() : sharedData(sequence, parts, itemData);
  return {
    needs,
    types: parts.map((part) => part.item.type),
    size,
    writer: new HeifWriter(parts, needs, meta.references, inTracks),
  };
}
