/** Dictionaries with bytes: drawings are written anew, JPEG pictures and colour profiles cleaned, font programs and samples copied. */
import { cleanPicture } from "../clean-picture";
import { cleanProfile } from "../colour/profile-cleaner";
import { ReportBuilder } from "../reporting/report-builder";
import { DocumentRefused } from "./document-refused";
import { cleanDrawing, withoutComments } from "./page-drawing";
import type { PdfCopy } from "./pdf-copy";
import { requireShownIn } from "./pdf-layers";
import {
  nameOf,
  type PdfData,
  type PdfMembers,
  type PdfReference,
  type PdfValue,
  pdfMembers,
  pdfName,
  withMember,
} from "./pdf-value";

export function copyData(copy: PdfCopy, data: PdfData, rule: string, depth: number): PdfData | undefined {
  if (rule === "profile") return copyProfile(copy, data, depth);
  const dictionary = copy.keep(data.dictionary, rule, depth);
  switch (rule) {
    case "glyph":
    case "pattern":
      return drawn(copy, data, dictionary);
    case "encoding":
      return { is: "data", dictionary, read: () => withoutComments(whole(data)) };
    case "fontFile":
    case "function":
    case "shading":
    case "data":
      return { is: "data", dictionary, read: () => whole(data) };
    default:
      return undefined;
  }
}

/** A form or an image; PostScript is left out. */
export function copyDrawing(copy: PdfCopy, data: PdfData, depth: number): PdfData | undefined {
  switch (nameOf(copy.resolve(data.dictionary.members.get("Subtype")))) {
    case "Form":
      return drawn(copy, data, copy.keep(data.dictionary, "form", depth));
    case "Image":
      return copyImage(copy, data, copy.keep(data.dictionary, "image", depth), depth);
    default:
      return undefined;
  }
}

/** A page's drawing in one piece. */
export function copyContents(copy: PdfCopy, value: PdfValue): PdfReference {
  const parts = (value.is === "list" ? value.items : [value]).map((each) => copy.resolve(each));
  const data = parts.filter((each) => each.is === "data");
  const number = copy.reserve();
  copy.set(number, { is: "data", dictionary: pdfMembers([]), read: () => cleanDrawing(join(data.map(whole))) });
  return { is: "reference", number };
}

/** All bytes of a stream of which no filter is left. */
function whole(data: PdfData): Uint8Array {
  if (filtersOf(data.dictionary).length > 0) throw new DocumentRefused("damaged");
  return bytesOf(data);
}

function bytesOf(data: PdfData): Uint8Array {
  const bytes = data.read();
  if (bytes instanceof Promise) throw new Error("data of another copy");
  return bytes;
}

function drawn(copy: PdfCopy, data: PdfData, dictionary: PdfMembers): PdfData {
  requireShownIn(copy, copy.resolve(data.dictionary.members.get("Resources")));
  return { is: "data", dictionary, read: () => cleanDrawing(whole(data)) };
}

function copyProfile(copy: PdfCopy, data: PdfData, depth: number): PdfData | undefined {
  const cleaned = cleanProfile(whole(data), new ReportBuilder());
  return cleaned.length === 0
    ? undefined
    : { is: "data", dictionary: copy.keep(data.dictionary, "profile", depth), read: () => cleaned };
}

function copyImage(copy: PdfCopy, data: PdfData, dictionary: PdfMembers, depth: number): PdfData {
  const filters = filtersOf(data.dictionary);
  const [filter] = filters;
  if (filter === undefined) return { is: "data", dictionary, read: data.read };
  if (filters.length > 1 || (filter !== "DCTDecode" && filter !== "CCITTFaxDecode"))
    throw new DocumentRefused("picture");
  const isJpeg = filter === "DCTDecode";
  const parameters = data.dictionary.members.get("DecodeParms");
  const given = copy.resolve(parameters?.is === "list" ? parameters.items[0] : parameters);
  let packed = withMember(dictionary, "Filter", pdfName(filter));
  if (given.is === "members") {
    packed = withMember(packed, "DecodeParms", copy.keep(given, isJpeg ? "jpeg" : "fax", depth + 1));
  }
  return { is: "data", dictionary: packed, read: isJpeg ? () => cleanJpeg(bytesOf(data)) : data.read };
}

async function cleanJpeg(file: Uint8Array): Promise<Uint8Array> {
  try {
    const { format, bytes } = await cleanPicture(file);
    if (format === "jpeg") return bytes;
  } catch {
    // Said below.
  }
  throw new DocumentRefused("picture");
}

function filtersOf({ members }: PdfMembers): string[] {
  const filter = members.get("Filter");
  if (filter?.is === "list") return filter.items.map((each) => nameOf(each) ?? "?");
  return filter?.is === "name" ? [filter.name] : [];
}

/** Parts may end in the middle of what the next one goes on with, but never within a word. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
    all[at++] = 10;
  }
  return all;
}
