/** Cuts a drawing's instructions into their parts (ISO 32000-2, section 7.2). Comments are no part. */
import { DocumentRefused } from "./document-refused";

/**
 * `word` is an operator, `plain` a number, truth value or null; `text` a string or a list with one in it, `dictionary` one, or a list with
 * one in it.
 */
export type TokenKind = "word" | "plain" | "name" | "text" | "list" | "dictionary";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const deepest = 64;
const delimiters = new Set([..."()<>[]{}/%"].map((each) => each.charCodeAt(0)));

export const isSpace = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 0 || byte === 12;

export class PdfTokens {
  /** The first byte that was not read. */
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** The next part; undefined at the end. */
  next(): Token | undefined {
    this.#skipSpace(true);
    const start = this.at;
    if (start >= this.bytes.length) return undefined;
    const kind = this.#read(0);
    return { kind, start, end: this.at };
  }

  text({ start, end }: Token): string {
    return latin1(this.bytes.subarray(start, end));
  }

  #read(depth: number): TokenKind {
    const { bytes } = this;
    switch (char(bytes[this.at])) {
      case "(":
        this.#skipText();
        return "text";
      case "/":
        this.at++;
        this.#skipRegular();
        return "name";
      case "[":
        return this.#readUntil("]", depth, "list");
      case "<":
        if (char(bytes[this.at + 1]) === "<") {
          this.at++;
          return this.#readUntil(">", depth, "dictionary");
        }
        while (this.at < bytes.length && char(bytes[this.at]) !== ">") this.at++;
        this.at = Math.min(bytes.length, this.at + 1);
        return "text";
      case "]":
      case ">":
      case ")":
      case "{":
      case "}":
        // It closes nothing: it is an unknown operator, and left out.
        this.at++;
        return "word";
      default: {
        const start = this.at;
        this.#skipRegular();
        return /^([-+.\d]|(true|false|null)$)/.test(latin1(bytes.subarray(start, this.at))) ? "plain" : "word";
      }
    }
  }

  #readUntil(close: string, depth: number, found: TokenKind): TokenKind {
    if (depth > deepest) throw new DocumentRefused("damaged");
    let kind = found;
    this.at++;
    for (;;) {
      // What stands in a list is copied as it is, where no comment may go along.
      this.#skipSpace(false);
      if (this.at >= this.bytes.length) return "dictionary";
      if (char(this.bytes[this.at]) === close) {
        this.at = Math.min(this.bytes.length, this.at + (close === ">" ? 2 : 1));
        return kind;
      }
      const inner = this.#read(depth + 1);
      if (kind !== "dictionary" && (inner === "text" || inner === "dictionary")) kind = inner;
    }
  }

  #skipText(): void {
    const { bytes } = this;
    let open = 0;
    for (; this.at < bytes.length; this.at++) {
      const each = char(bytes[this.at]);
      if (each === "\\") this.at++;
      else if (each === "(") open++;
      else if (each === ")" && --open === 0) break;
    }
    this.at = Math.min(bytes.length, this.at + 1);
  }

  #skipSpace(comments: boolean): void {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at++) {
      if (char(bytes[this.at]) === "%") {
        if (!comments) throw new DocumentRefused("damaged");
        while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++;
      } else if (!isSpace(bytes[this.at])) return;
    }
    this.at = Math.min(this.at, bytes.length);
  }

  #skipRegular(): void {
    const { bytes } = this;
    while (this.at < bytes.length && !isSpace(bytes[this.at]) && !delimiters.has(bytes[this.at] ?? 0)) this.at++;
  }
}

const char = (byte: number | undefined): string => (byte === undefined ? "" : String.fromCharCode(byte));

export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
