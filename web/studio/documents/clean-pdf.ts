/** Makes the PDF that is sent: a new one of another's pages (docs/documents.md), read again before it counts. */
import {
  PDFArray,
  type PDFContext,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRef,
  PDFStream,
  PDFStreamWriter,
} from "@cantoo/pdf-lib";
import { type CleanedDocument, cleanDocument, type Flatten } from "../../imaging/documents/document-cleaner";
import { DocumentRefused } from "../../imaging/documents/document-refused";
import { flattenNotes } from "../../imaging/documents/flatten-notes";
import { contextOf, objectOf } from "./pdf-objects";

const objectsPerTick = Number.POSITIVE_INFINITY;
const idLength = 16;

export async function cleanPdf(file: Uint8Array): Promise<Uint8Array> {
  const before = await read(file);
  const cleaned = clean(before, flattenNotes);
  const context = await contextOf(cleaned.objects);
  context.trailerInfo.ID = freshId(context);
  const made = await PDFStreamWriter.forContext(context, objectsPerTick).serializeToBuffer();
  await requireNothingElse(made, cleaned);
  return made;
}

/** Nothing but what the pages need, and nothing that they don't lead to. */
async function requireNothingElse(made: Uint8Array, { pages, objects }: CleanedDocument): Promise<void> {
  const context = await read(made);
  const again = clean(context);
  const { Info, Encrypt } = context.trailerInfo;
  const count = context.enumerateIndirectObjects().filter(([, object]) => !isContainer(object)).length;
  const same = again.pages === pages && again.objects.length === objects.length && count === objects.length;
  if (!same || again.leftOut > 0 || Info || Encrypt) throw new DocumentRefused("damaged");
}

/** What holds objects, or tells where they are. */
const isContainer = (object: PDFObject) =>
  object instanceof PDFStream &&
  /^(ObjStm|XRef)$/.test(object.dict.lookupMaybe(PDFName.of("Type"), PDFName)?.decodeText() ?? "");

function clean(context: PDFContext, flatten?: Flatten): CleanedDocument {
  const { Root, Encrypt } = context.trailerInfo;
  if (Encrypt) throw new DocumentRefused("encrypted");
  if (!(Root instanceof PDFRef)) throw new DocumentRefused("damaged");
  return cleanDocument(Root.objectNumber, (number) => objectOf(context, number), flatten);
}

async function read(file: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(file, objectsPerTick).parseDocument();
  } catch {
    throw new DocumentRefused("damaged");
  }
}

function freshId(context: PDFContext): PDFArray {
  const id = PDFArray.withContext(context);
  const bytes = crypto.getRandomValues(new Uint8Array(idLength));
  const text = PDFHexString.of([...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  id.push(text);
  id.push(text);
  return id;
}
