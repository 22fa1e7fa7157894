/**
 * The instructions that draw a page, a form, a pattern or a glyph (ISO 32000-2, section 7.8.2), written anew from an allow-list: comments, marked
 * content with its notes, unknown instructions and texts that draw nothing are left out.
 */
import { DocumentRefused } from "./document-refused";
import { isSpace, PdfTokens, type Token } from "./pdf-tokens";

const mostOperands = 4_096;

const known = new Set(
  (
    "b B b* B* BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i j J K k l m M n q Q re RG rg ri s S SC sc SCN scn sh " +
    "T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
  ).split(" "),
);

const withText = new Set(["Tj", "TJ", "'", '"']);

const inlineKeys = new Set(
  (
    "BPC BitsPerComponent CS ColorSpace D Decode DP DecodeParms F Filter H Height IM ImageMask I Interpolate W Width K Columns Rows BlackIs1 " +
    "EncodedByteAlign EndOfLine EndOfBlock Predictor Colors EarlyChange"
  ).split(" "),
);

/** The same drawing, and nothing beside it. */
export function cleanDrawing(drawing: Uint8Array): Uint8Array {
  const output = new Output(drawing.length + 16);
  const reader = new PdfTokens(drawing);
  let operands: Token[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token.kind !== "word") {
      operands.push(token);
      if (operands.length > mostOperands) operands.shift();
      continue;
    }
    const word = reader.text(token);
    if (word === "BI") copyInline(reader, output);
    else if (known.has(word) && operands.every(({ kind }) => mayStand(kind, word))) {
      for (const { start, end } of operands) output.write(drawing.subarray(start, end), " ");
      output.write(drawing.subarray(token.start, token.end), "\n");
    }
    operands = [];
  }
  return output.bytes;
}

/** A character map's program, the same but for its comments. */
export function withoutComments(map: Uint8Array): Uint8Array {
  const output = new Output(map.length + 16);
  const reader = new PdfTokens(map);
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    output.write(map.subarray(token.start, token.end), token.kind === "word" ? "\n" : " ");
  }
  return output.bytes;
}

const mayStand = (kind: Token["kind"], word: string) =>
  kind !== "dictionary" && (kind !== "text" || withText.has(word));

function copyInline(reader: PdfTokens, output: Output): void {
  output.write("BI", " ");
  let key: Token | undefined;
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token.kind === "word" && reader.text(token) === "ID") {
      copyInlineData(reader, output);
      return;
    }
    if (key === undefined) {
      if (token.kind !== "name") throw new DocumentRefused("damaged");
      key = token;
      continue;
    }
    copyMember(reader, output, key, token);
    key = undefined;
  }
  throw new DocumentRefused("damaged");
}

function copyMember(reader: PdfTokens, output: Output, key: Token, value: Token): void {
  const text = reader.text(value);
  // A picture file within the instructions can't be cleaned there.
  if (text.includes("DCT")) throw new DocumentRefused("picture");
  if (!inlineKeys.has(reader.text(key).slice(1)) || value.kind === "text") return;
  if (value.kind === "dictionary" && /[(%]/.test(text)) return;
  output.write(reader.bytes.subarray(key.start, key.end), " ");
  output.write(reader.bytes.subarray(value.start, value.end), " ");
}

function copyInlineData(reader: PdfTokens, output: Output): void {
  const { bytes } = reader;
  const from = reader.at + 1;
  for (let at = from; at + 2 <= bytes.length; at++) {
    const before = at === from || isSpace(bytes[at - 1]);
    if (before && bytes[at] === 69 && bytes[at + 1] === 73 && endsThere(bytes.subarray(at + 2, at + 34))) {
      output.write("ID", " ");
      output.write(bytes.subarray(from, Math.max(from, at - 1)), "\n");
      output.write("EI", "\n");
      reader.at = at + 2;
      return;
    }
  }
  throw new DocumentRefused("damaged");
}

/** Pixels may have these two letters too; what follows the end is instructions, and those are plain text. */
function endsThere(rest: Uint8Array): boolean {
  if (rest.length > 0 && !isSpace(rest[0])) return false;
  return rest.every((byte) => (byte >= 32 && byte <= 126) || isSpace(byte));
}

class Output {
  #bytes: Uint8Array;
  #length = 0;

  constructor(guess: number) {
    this.#bytes = new Uint8Array(guess);
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  write(part: Uint8Array | string, behind: string): void {
    const bytes = typeof part === "string" ? new TextEncoder().encode(part) : part;
    if (this.#length + bytes.length + 1 > this.#bytes.length) {
      const more = new Uint8Array((this.#length + bytes.length + 1) * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    this.#bytes[this.#length++] = behind.charCodeAt(0);
  }
}
