/** Makes a new PDF's objects of the pages of another, and of nothing else (docs/documents.md). */
import { DocumentRefused } from "./document-refused";
import { PdfCopy } from "./pdf-copy";
import { requireUnsigned } from "./pdf-forms";
import { requireAllShown, requireShownIn } from "./pdf-layers";
import { type PdfReference, type PdfValue, pdfMembers, pdfName, withMember } from "./pdf-value";

const mostPages = 500;
const deepest = 100;
const inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

/** The objects of a new PDF, numbered from 1; the first is its catalogue. */
export interface CleanedDocument {
  readonly objects: readonly PdfValue[];
  readonly pages: number;
  /** How much of the other was left out; 0 when that was clean. */
  readonly leftOut: number;
}

/** Makes what is seen of comments and forms part of a page; page and result have all that it inherits. */
export type Flatten = (copy: PdfCopy, page: ReadonlyMap<string, PdfValue>) => ReadonlyMap<string, PdfValue>;

/** Cleans a document; `flatten` where its comments and forms are not part of its pages yet. */
export function cleanDocument(
  root: number,
  objects: (number: number) => PdfValue | undefined,
  flatten: Flatten = (_, page) => page,
): CleanedDocument {
  const copy = new PdfCopy(objects);
  const catalogue = copy.resolve({ is: "reference", number: root });
  if (catalogue.is !== "members") throw new DocumentRefused("damaged");
  requireUnsigned(copy, catalogue);
  requireAllShown(copy, catalogue);
  const number = copy.reserve();
  const tree = copy.reserve();
  copy.set(
    number,
    pdfMembers([
      ["Type", pdfName("Catalog")],
      ["Pages", { is: "reference", number: tree }],
    ]),
  );
  const pages: PdfReference[] = [];
  let left = mostPages * 4;

  function copyPages(node: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>, depth: number): void {
    const found = copy.resolve(node);
    if (depth > deepest || --left < 0 || found.is !== "members") throw new DocumentRefused("damaged");
    const own = inherited.flatMap((key): [string, PdfValue][] => {
      const value = found.members.get(key);
      return value === undefined ? [] : [[key, value]];
    });
    const all = new Map([...above, ...own]);
    const kids = copy.resolve(found.members.get("Kids"));
    if (kids.is === "list") {
      for (const kid of kids.items) copyPages(kid, all, depth + 1);
      return;
    }
    if (pages.length >= mostPages) throw new DocumentRefused("tooLarge");
    pages.push(copyPage(copy, flatten(copy, new Map([...all, ...found.members])), tree));
  }

  copyPages(catalogue.members.get("Pages"), new Map(), 0);
  if (pages.length === 0) throw new DocumentRefused("damaged");
  copy.set(
    tree,
    pdfMembers([
      ["Type", pdfName("Pages")],
      ["Kids", { is: "list", items: pages }],
      ["Count", { is: "plain", value: pages.length }],
    ]),
  );
  return { objects: copy.objects, pages: pages.length, leftOut: copy.leftOut };
}

function copyPage(copy: PdfCopy, page: ReadonlyMap<string, PdfValue>, tree: number): PdfReference {
  requireShownIn(copy, copy.resolve(page.get("Resources")));
  const number = copy.reserve();
  const kept = copy.keep(pdfMembers(page), "page", 0);
  const parent: PdfReference = { is: "reference", number: tree };
  copy.set(number, withMember(withMember(kept, "Type", pdfName("Page")), "Parent", parent));
  return { is: "reference", number };
}
