/** Draws what a print shows of comments and form fields (ISO 32000-2, section 12.5.5) into a page's own instructions. */
import type { PdfCopy } from "./pdf-copy";
import { nameOf, numberOf, type PdfMembers, type PdfValue, pdfMembers } from "./pdf-value";

const hidden = 2;
const printed = 4;

interface Seen {
  readonly appearance: PdfValue;
  /** Where the page puts it: a scale and a place for each direction. */
  readonly place: readonly number[];
}

export function flattenNotes(copy: PdfCopy, page: ReadonlyMap<string, PdfValue>): ReadonlyMap<string, PdfValue> {
  const notes = copy.resolve(page.get("Annots"));
  const seen = notes.is === "list" ? notes.items.flatMap((note) => seenOf(copy, copy.resolve(note))) : [];
  if (seen.length === 0) return page;
  const resources = membersOf(copy, page.get("Resources"));
  const drawings = membersOf(copy, resources.members.get("XObject"));
  const free = freePrefix(drawings);
  const own = seen.map(({ appearance }, index): [string, PdfValue] => [`${free}${index}`, appearance]);
  const lines = seen.map(({ place: [sx, sy, x, y] }, index) => `q ${sx} 0 0 ${sy} ${x} ${y} cm /${free}${index} Do Q`);
  const contents = copy.resolve(page.get("Contents"));
  const before = contents.is === "list" ? contents.items : [contents];
  return new Map([
    ...page,
    ["Contents", { is: "list", items: [text("q"), ...before, text(["Q", ...lines].join("\n"))] }],
    ["Resources", pdfMembers([...resources.members, ["XObject", pdfMembers([...drawings.members, ...own])]])],
  ]);
}

function seenOf(copy: PdfCopy, note: PdfValue): Seen[] {
  if (note.is !== "members" || nameOf(copy.resolve(note.members.get("Subtype"))) === "Popup") return [];
  const flags = numberOf(copy.resolve(note.members.get("F"))) ?? 0;
  if ((flags & hidden) !== 0 || (flags & printed) === 0) return [];
  const appearance = appearanceOf(copy, note);
  const form = copy.resolve(appearance);
  const rect = numbers(copy, note.members.get("Rect"), 4);
  if (appearance === undefined || form.is !== "data" || rect === undefined) return [];
  const box = numbers(copy, form.dictionary.members.get("BBox"), 4);
  const matrix = numbers(copy, form.dictionary.members.get("Matrix"), 6) ?? [1, 0, 0, 1, 0, 0];
  const place = box && fitted(transformed(box, matrix), rect);
  return place === undefined ? [] : [{ appearance, place }];
}

/** A field has one for each of its states. */
function appearanceOf(copy: PdfCopy, { members }: PdfMembers): PdfValue | undefined {
  const all = copy.resolve(members.get("AP"));
  const usual = all.is === "members" ? all.members.get("N") : undefined;
  const states = copy.resolve(usual);
  return states.is === "members" ? states.members.get(nameOf(copy.resolve(members.get("AS"))) ?? "") : usual;
}

/** The corners of a box, turned, and the box around them. */
function transformed(box: readonly number[], matrix: readonly number[]): number[] {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
  const corners = [x1, x2].flatMap((x) => [y1, y2].map((y) => [a * x + c * y + e, b * x + d * y + f] as const));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function fitted([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[], rect: readonly number[]): number[] | undefined {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  if (x2 === x1 || y2 === y1) return undefined;
  const sx = Math.abs(right - left) / (x2 - x1);
  const sy = Math.abs(top - bottom) / (y2 - y1);
  return [sx, sy, Math.min(left, right) - x1 * sx, Math.min(bottom, top) - y1 * sy].map((each) =>
    Number(each.toFixed(6)),
  );
}

function numbers(copy: PdfCopy, value: PdfValue | undefined, count: number): number[] | undefined {
  const list = copy.resolve(value);
  if (list.is !== "list" || list.items.length !== count) return undefined;
  const found = list.items.map((each) => numberOf(copy.resolve(each)));
  return found.every((each) => each !== undefined) ? found : undefined;
}

function membersOf(copy: PdfCopy, value: PdfValue | undefined): PdfMembers {
  const found = copy.resolve(value);
  return found.is === "members" ? found : pdfMembers([]);
}

/** A name that no drawing of the page has. */
function freePrefix({ members }: PdfMembers): string {
  let prefix = "Note";
  while ([...members.keys()].some((key) => key.startsWith(prefix))) prefix += "x";
  return prefix;
}

const text = (line: string): PdfValue => ({
  is: "data",
  dictionary: pdfMembers([]),
  read: () => new TextEncoder().encode(line),
});
