/**
 * Copies a PDF's pages into a new one by `shapes`: what no rule names is not followed, so that nothing of it comes along, however it is hung into
 * the file. Objects are numbered anew in the order in which pages need them.
 */
import { DocumentRefused } from "./document-refused";
import { copyColour } from "./pdf-colours";
import { requireShown } from "./pdf-layers";
import { shapes } from "./pdf-shapes";
import { copyContents, copyData, copyDrawing } from "./pdf-streams";
import {
  isNothing,
  nothing,
  type PdfList,
  type PdfMembers,
  type PdfReference,
  type PdfValue,
  pdfMembers,
} from "./pdf-value";

const deepest = 100;
const mostObjects = 500_000;

/** How bytes lie in the file, and where a page hangs; written anew with them. */
const packing = new Set(["Length", "Filter", "DecodeParms", "Type", "Parent"]);

export class PdfCopy {
  readonly #copied = new Map<string, number>();
  readonly #made: (PdfValue | undefined)[] = [];

  /** How many members and values were left out that are no mere packing: none, when a cleaned document is copied again. */
  leftOut = 0;

  constructor(readonly source: (number: number) => PdfValue | undefined) {}

  /** The new objects; the first has number 1. */
  get objects(): PdfValue[] {
    return this.#made.map((each) => each ?? nothing);
  }

  /** A number for an object that is set later. */
  reserve(): number {
    if (this.#made.length >= mostObjects) throw new DocumentRefused("tooLarge");
    return this.#made.push(undefined);
  }

  set(number: number, value: PdfValue): void {
    this.#made[number - 1] = value;
  }

  /** The value behind a reference. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found = value;
    for (let hops = 0; found?.is === "reference"; hops++) {
      if (hops > deepest) throw new DocumentRefused("damaged");
      found = this.source(found.number);
    }
    return found ?? nothing;
  }

  /** A value as a rule has it; undefined where it has no such value. */
  copy(value: PdfValue | undefined, rule: string, depth = 0): PdfValue | undefined {
    if (depth > deepest) throw new DocumentRefused("damaged");
    if (rule === "plain") return this.#copyPlain(value, depth);
    if (rule === "contents") return copyContents(this, this.resolve(value));
    return value?.is === "reference"
      ? this.#copyObject(value, rule, depth)
      : this.copyDirect(this.resolve(value), rule, depth);
  }

  /** A dictionary's members that its shape names. */
  keep({ members }: PdfMembers, shape: string, depth: number): PdfMembers {
    const kept = new Map<string, PdfValue>();
    const rules = shapes.get(shape);
    requireShown(this, members.get("OC"));
    for (const [key, value] of members) {
      const rule = rules?.get(key);
      const copy = rule === undefined ? undefined : this.copy(value, rule, depth + 1);
      if (copy !== undefined) kept.set(key, copy);
      else if (!packing.has(key)) this.leftOut++;
    }
    return pdfMembers(kept);
  }

  copyDirect(value: PdfValue, rule: string, depth: number): PdfValue | undefined {
    if (rule.startsWith("*")) return this.#copyNamed(value, rule.slice(1), depth);
    if (rule.startsWith("[")) {
      const inner = rule.slice(1);
      return value.is === "list" ? this.#copyList(value, inner, depth) : this.copy(value, inner, depth + 1);
    }
    const copy = this.#copyRuled(value, rule, depth);
    if (copy === undefined) this.leftOut++;
    return copy;
  }

  #copyObject(reference: PdfReference, rule: string, depth: number): PdfReference | undefined {
    const key = `${reference.number} ${rule}`;
    const there = this.#copied.get(key);
    if (there !== undefined) return there === 0 ? undefined : { is: "reference", number: there };
    const target = this.resolve(reference);
    if (isNothing(target)) return undefined;
    const number = this.reserve();
    this.#copied.set(key, number);
    const copy = this.copyDirect(target, rule, depth);
    this.set(number, copy ?? nothing);
    if (copy === undefined) this.#copied.set(key, 0);
    return copy && { is: "reference", number };
  }

  #copyRuled(value: PdfValue, rule: string, depth: number): PdfValue | undefined {
    switch (rule) {
      case "text":
        return value.is === "text" ? value : undefined;
      case "colour":
        return copyColour(this, value, depth);
      case "mask":
        return value.is === "data" ? this.copyDirect(value, "drawing", depth) : this.#copyPlain(value, depth);
      case "drawing":
        return value.is === "data" ? copyDrawing(this, value, depth) : undefined;
    }
    if (value.is === "members") return this.keep(value, rule, depth);
    if (value.is === "data") return copyData(this, value, rule, depth);
    // The names of standard encodings, functions, masks; the size of a graphics state's font.
    return value.is === "name" || (value.is === "plain" && rule === "font") ? value : undefined;
  }

  #copyNamed(value: PdfValue, rule: string, depth: number): PdfMembers | undefined {
    if (value.is !== "members") return undefined;
    const kept = new Map<string, PdfValue>();
    for (const [key, each] of value.members) {
      const copy = this.copy(each, rule, depth + 1);
      if (copy !== undefined) kept.set(key, copy);
    }
    return pdfMembers(kept);
  }

  /** Places in it mean something: what is left out there stays as nothing. */
  #copyList({ items }: PdfList, rule: string, depth: number): PdfList {
    return { is: "list", items: items.map((each) => this.copy(each, rule, depth + 1) ?? nothing) };
  }

  /** Numbers, names and lists of them. Whatever else stands there is left out with all around it. */
  #copyPlain(value: PdfValue | undefined, depth: number): PdfValue | undefined {
    if (depth > deepest) throw new DocumentRefused("damaged");
    const found = this.resolve(value);
    if (found.is === "plain" || found.is === "name") return found;
    if (found.is === "list") {
      const items = found.items.map((each) => this.#copyPlain(each, depth + 1));
      if (items.every((each) => each !== undefined)) return { is: "list", items };
    }
    this.leftOut++;
    return undefined;
  }
}
