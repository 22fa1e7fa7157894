/** A PDF's objects as pdf-lib reads them, in our own words; and the way back. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { DocumentRefused } from "../../imaging/documents/document-refused";
import { nothing, type PdfData, type PdfMembers, type PdfValue, pdfMembers } from "../../imaging/documents/pdf-value";
import { undoPredictor } from "./undo-predictor";

/** Those that stand for nothing but packing. */
const packings = new Set(["FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"]);

/** The object of a number. */
export function objectOf(context: PDFContext, number: number): PdfValue | undefined {
  const found = context.lookup(PDFRef.of(number));
  return found && readValue(found, context);
}

function readValue(object: PDFObject, context: PDFContext): PdfValue {
  if (object instanceof PDFRef) return { is: "reference", number: object.objectNumber };
  if (object instanceof PDFName) return { is: "name", name: object.decodeText() };
  if (object instanceof PDFNumber) return { is: "plain", value: object.asNumber() };
  if (object instanceof PDFBool) return { is: "plain", value: object.asBoolean() };
  if (object instanceof PDFString || object instanceof PDFHexString) return { is: "text", bytes: object.asBytes() };
  if (object instanceof PDFArray) {
    return { is: "list", items: object.asArray().map((each) => readValue(each, context)) };
  }
  if (object instanceof PDFDict) return membersOf(object, context);
  if (object instanceof PDFStream) return dataOf(object, context);
  return nothing;
}

function membersOf(dict: PDFDict, context: PDFContext): PdfMembers {
  return pdfMembers(dict.entries().map(([key, value]) => [key.decodeText(), readValue(value, context)] as const));
}

interface Filter {
  readonly name: PDFName;
  readonly parameters: PDFDict | undefined;
}

/** Packings are undone; what is left (pictures' codings) stands in the dictionary, with its parameters. */
function dataOf(stream: PDFStream, context: PDFContext): PdfData {
  const filters = filtersOf(stream.dict);
  const first = filters.findIndex(({ name }) => !packings.has(name.decodeText()));
  const undone = first < 0 ? filters : filters.slice(0, first);
  const left = first < 0 ? [] : filters.slice(first);
  const members = new Map(membersOf(stream.dict, context).members);
  members.delete("Filter");
  members.delete("DecodeParms");
  if (left.length > 0) {
    members.set("Filter", { is: "list", items: left.map(({ name }) => readValue(name, context)) });
    const [only] = left;
    if (only?.parameters) members.set("DecodeParms", membersOf(only.parameters, context));
  }
  return { is: "data", dictionary: pdfMembers(members), read: () => unpack(stream, undone, context) };
}

function filtersOf(dict: PDFDict): Filter[] {
  const filter = dict.lookup(PDFName.of("Filter")) ?? dict.lookup(PDFName.of("F"));
  const parameters = dict.lookup(PDFName.of("DecodeParms")) ?? dict.lookup(PDFName.of("DP"));
  const dictOf = (value: PDFObject | undefined) => (value instanceof PDFDict ? value : undefined);
  if (filter instanceof PDFName) {
    const own = parameters instanceof PDFArray && parameters.size() > 0 ? parameters.lookup(0) : parameters;
    return [{ name: filter, parameters: dictOf(own) }];
  }
  if (!(filter instanceof PDFArray)) return [];
  return filter.asArray().map((_, index) => {
    const own = parameters instanceof PDFArray && index < parameters.size() ? parameters.lookup(index) : undefined;
    return { name: filter.lookup(index, PDFName), parameters: dictOf(own) };
  });
}

function unpack(stream: PDFStream, filters: readonly Filter[], context: PDFContext): Uint8Array {
  let bytes = stream instanceof PDFRawStream ? stream.contents : stream.getContents();
  try {
    for (const { name, parameters } of filters) {
      const dict = context.obj({ Filter: name, ...(parameters && { DecodeParms: parameters }) });
      bytes = decodePDFRawStream(PDFRawStream.of(dict, bytes)).decode();
      bytes = unpredicted(bytes, parameters);
    }
    return bytes;
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused("damaged");
  }
}

function unpredicted(bytes: Uint8Array, parameters: PDFDict | undefined): Uint8Array {
  const number = (key: string, usual: number) => {
    const found = parameters?.lookup(PDFName.of(key));
    return found instanceof PDFNumber ? found.asNumber() : usual;
  };
  const prediction = {
    predictor: number("Predictor", 1),
    colors: number("Colors", 1),
    bits: number("BitsPerComponent", 8),
    columns: number("Columns", 1),
  };
  const made = undoPredictor(bytes, prediction);
  if (made === undefined) throw new DocumentRefused("damaged");
  return made;
}

/** Puts objects, numbered from 1, into a new PDF of which the first is the catalogue. */
export async function contextOf(objects: readonly PdfValue[]): Promise<PDFContext> {
  const context = PDFContext.create();
  for (const [place, value] of objects.entries()) {
    context.assign(PDFRef.of(place + 1), await objectFor(value, context));
  }
  context.largestObjectNumber = objects.length;
  context.trailerInfo.Root = PDFRef.of(1);
  return context;
}

async function objectFor(value: PdfValue, context: PDFContext): Promise<PDFObject> {
  if (value.is !== "data") return plainObject(value, context);
  const { dictionary } = value;
  const bytes = await value.read();
  const dict = plainObject(dictionary, context) as PDFDict;
  if (dictionary.members.has("Filter")) return PDFRawStream.of(dict, bytes);
  const packed = context.flateStream(bytes);
  for (const [key, member] of dict.entries()) packed.dict.set(key, member);
  return packed;
}

function plainObject(value: PdfValue, context: PDFContext): PDFObject {
  switch (value.is) {
    case "plain":
      if (typeof value.value === "number") return PDFNumber.of(value.value);
      return typeof value.value === "boolean" ? (value.value ? PDFBool.True : PDFBool.False) : PDFNull;
    case "name":
      return PDFName.of(value.name);
    case "text":
      return PDFHexString.of([...value.bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    case "reference":
      return PDFRef.of(value.number);
    case "list": {
      const array = PDFArray.withContext(context);
      for (const item of value.items) array.push(plainObject(item, context));
      return array;
    }
    case "members": {
      const dict = PDFDict.withContext(context);
      for (const [key, member] of value.members) dict.set(PDFName.of(key), plainObject(member, context));
      return dict;
    }
    default:
      // A stream stands by itself.
      throw new DocumentRefused("damaged");
  }
}
