/** Forms and signatures. */
import { DocumentRefused } from "./document-refused";
import type { PdfCopy } from "./pdf-copy";
import { nameOf, numberOf, type PdfMembers, type PdfValue } from "./pdf-value";

const mostFields = 100_000;

/** That nothing in the document is signed. */
export function requireUnsigned(copy: PdfCopy, { members }: PdfMembers): void {
  if (copy.resolve(members.get("Perms")).is === "members") signed();
  const form = copy.resolve(members.get("AcroForm"));
  if (form.is !== "members") return;
  if ((numberOf(copy.resolve(form.members.get("SigFlags"))) ?? 0) & 1) signed();
  const waiting: (PdfValue | undefined)[] = [form.members.get("Fields")];
  for (let seen = 0; waiting.length > 0; seen++) {
    if (seen > mostFields) throw new DocumentRefused("tooLarge");
    const next = copy.resolve(waiting.pop());
    if (next.is === "list") waiting.push(...next.items);
    if (next.is !== "members") continue;
    const field = next.members;
    if (nameOf(copy.resolve(field.get("FT"))) === "Sig" && copy.resolve(field.get("V")).is === "members") signed();
    if (field.has("Kids")) waiting.push(field.get("Kids"));
  }
}

function signed(): never {
  throw new DocumentRefused("signed");
}
