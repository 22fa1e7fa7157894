import { pictureLimits } from "../picture-limits";
import { unescapeXml } from "./xmp-entities";
import { withUsualPrefixes } from "./xmp-namespaces";
import { isXmpPicture } from "./xmp-pictures";

const maxDepth = 100;
const maxValue = 1000;
const notInNames = "></=\"'<";

/**
 * Finds properties in an XMP packet (ISO 16684-1): every attribute, and every text inside an element, under its name with
 * the usual prefix, in the order in which they stand. An element's own start is listed with an empty value.
 */
export function xmpProperties(xml: string): readonly (readonly [string, string])[] {
  return withUsualPrefixes(new XmpReader(xml).read());
}

/** A scan in one pass, not an XML parser: no entity is defined, nothing is fetched, broken markup ends it. */
class XmpReader {
  readonly #xml: string;
  readonly #found: (readonly [string, string])[] = [];
  readonly #open: string[] = [];
  #at = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): readonly (readonly [string, string])[] {
    while (this.#at < this.#xml.length && this.#open.length < maxDepth) {
      const tag = this.#xml.indexOf("<", this.#at);
      if (tag < 0) {
        break;
      }
      this.#addText(this.#at, tag);
      this.#at = tag;
      if (!this.#tag()) {
        break;
      }
    }
    return this.#found;
  }

  #addText(from: number, to: number): void {
    let start = from;
    while (start < to && isSpace(this.#xml[start] ?? "")) {
      start++;
    }
    const name = start === to ? undefined : this.#open.findLast((open) => !open.startsWith("rdf:"));
    if (name !== undefined) {
      this.#found.push([name, this.#value(start, to, name)]);
    }
  }

  /** Goes behind the tag that stands here; false when it has no end. */
  #tag(): boolean {
    if (this.#xml.startsWith("<!--", this.#at)) {
      return this.#goBehind("-->", 4);
    }
    if (this.#xml.startsWith("<?", this.#at)) {
      return this.#goBehind("?>", 2);
    }
    if (this.#xml.startsWith("</", this.#at)) {
      this.#open.pop();
      return this.#goBehind(">", 2);
    }
    if (this.#xml.startsWith("<!", this.#at)) {
      return this.#goBehind(">", 2);
    }
    this.#at++;
    return this.#element();
  }

  #goBehind(wanted: string, skip: number): boolean {
    const found = this.#xml.indexOf(wanted, this.#at + skip);
    this.#at = found + wanted.length;
    return found >= 0;
  }

  #element(): boolean {
    const name = this.#name();
    this.#found.push([name, ""]);
    while (this.#at < this.#xml.length) {
      const c = this.#xml[this.#at] ?? "";
      if (c === ">") {
        this.#open.push(name);
        this.#at++;
        return true;
      }
      if (this.#xml.startsWith("/>", this.#at)) {
        this.#at += 2;
        return true;
      }
      if (isSpace(c) || c === "/" || c === "=") {
        this.#at++;
      } else if (!this.#attribute(name)) {
        return false;
      }
    }
    return false;
  }

  #attribute(element: string): boolean {
    if (isQuote(this.#xml[this.#at])) {
      return false;
    }
    const written = this.#name();
    // What an element refers to is its value.
    const name = written === "rdf:resource" ? element : written;
    this.#skipSpace();
    if (this.#xml[this.#at] !== "=") {
      return this.#at < this.#xml.length;
    }
    this.#at++;
    this.#skipSpace();
    const quote = this.#xml[this.#at];
    if (quote === undefined || !isQuote(quote)) {
      return this.#at < this.#xml.length;
    }
    const end = this.#xml.indexOf(quote, this.#at + 1);
    if (end < 0) {
      return false;
    }
    this.#found.push([name, this.#value(this.#at + 1, end, name)]);
    this.#at = end + 1;
    return true;
  }

  #skipSpace(): void {
    while (this.#at < this.#xml.length && isSpace(this.#xml[this.#at] ?? "")) {
      this.#at++;
    }
  }

  #name(): string {
    const from = this.#at;
    while (this.#at < this.#xml.length && isInName(this.#xml[this.#at] ?? "")) {
      this.#at++;
    }
    // A character that can't be in a name must not hold the scan up.
    if (this.#at === from && this.#at < this.#xml.length && this.#xml[this.#at] !== ">") {
      this.#at++;
    }
    return this.#xml.slice(from, Math.min(this.#at, from + maxValue));
  }

  /** The text without white space around it and with its entities resolved; at most 1,000 characters, but whole pictures. */
  #value(start: number, end: number, name: string): string {
    const most = isXmpPicture(name) ? pictureLimits.maxReportText : maxValue;
    let from = start;
    let to = end;
    while (from < to && isSpace(this.#xml[from] ?? "")) {
      from++;
    }
    while (to > from && isSpace(this.#xml[to - 1] ?? "")) {
      to--;
    }
    return unescapeXml(this.#xml.slice(from, Math.min(to, from + most)));
  }
}

function isInName(c: string): boolean {
  return !isSpace(c) && !notInNames.includes(c);
}

function isQuote(c: string | undefined): boolean {
  return c === '"' || c === "'";
}

function isSpace(c: string): boolean {
  return c === " " || c === "\t" || c === "\n" || c === "\r";
}
