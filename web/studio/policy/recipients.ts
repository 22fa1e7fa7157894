/** The list of recipients, one link each. */
const longestName = 200;

export type RecipientsReading =
  | {
      readonly ok: true;
      readonly names: readonly string[];
      /** The mail address beside each name, where one was given. It never leaves this device. */
      readonly mails: readonly (string | undefined)[];
    }
  | { readonly ok: false; readonly problem: "none" | "too-many" | "too-long"; readonly name?: string };

interface Recipient {
  readonly name: string;
  readonly mail: string | undefined;
}

const lineEnds = /[\r\n\u2028\u2029]+/u;
const separators = ",;،؛";
const listMark = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/u;
/** What would turn the text around a name about: right-to-left letters need none of these. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Reads what was typed or pasted: a name on each line, or commas or semicolons between them; also `Name <mail@example.org>`,
 * `"Name, with a comma" <mail@example.org>`, a mail address behind a name, and one alone. Two people may share a name.
 */
export function readRecipients(text: string, most: number): RecipientsReading {
  const all = text
    .split(lineEnds)
    .flatMap((line) => split(line.replace(listMark, "")))
    .map(readOne)
    .filter(({ name }) => name !== "");
  if (all.length === 0) return { ok: false, problem: "none" };
  if (all.length > most) return { ok: false, problem: "too-many" };
  const long = all.find(({ name }) => [...name].length > longestName);
  if (long !== undefined) return { ok: false, problem: "too-long", name: long.name };
  return { ok: true, names: all.map(({ name }) => name), mails: all.map(({ mail }) => mail) };
}

/** At commas and semicolons, except within a quotation with which an entry begins and that is closed on its line. */
function split(line: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from <= line.length; ) {
    const end = separatorFrom(line, quotationEnd(line, from));
    parts.push(line.slice(from, end));
    from = end + 1;
  }
  return parts;
}

function separatorFrom(line: string, from: number): number {
  let end = from;
  while (end < line.length && !separators.includes(line.charAt(end))) end++;
  return end;
}

/** Behind the quotation that begins here, or here if none does. */
function quotationEnd(line: string, from: number): number {
  let at = from;
  while (at < line.length && line.charAt(at).trim() === "") at++;
  if (line.charAt(at) !== '"') return from;
  for (let end = at + 1; end < line.length; end++) {
    if (line.charAt(end) === "\\") end++;
    else if (line.charAt(end) === '"') return end + 1;
  }
  return from;
}

function readOne(part: string): Recipient {
  const text = oneLine(part);
  const open = text.endsWith(">") ? text.lastIndexOf("<") : -1;
  if (open >= 0) {
    const address = text.slice(open + 1, -1).replace(/^mailto:/iu, "");
    if (isMail(address)) return recipient(text.slice(0, open), address);
  }
  const space = text.lastIndexOf(" ");
  const last = text.slice(space + 1);
  return isMail(last) ? recipient(text.slice(0, Math.max(space, 0)), last) : recipient(text, undefined);
}

/** Who has no name but an address is called by what stands before its `@`: the address itself stays here. */
function recipient(name: string, mail: string | undefined): Recipient {
  const plain = unquoted(name.trim()).replace(directionMarks, "").trim();
  return { name: plain === "" ? (mail?.slice(0, mail.indexOf("@")) ?? "") : plain, mail };
}

function unquoted(name: string): string {
  const quoted = name.length >= 2 && name.startsWith('"') && name.endsWith('"');
  return quoted ? name.slice(1, -1).replace(/\\(.)/gu, "$1") : name;
}

function isMail(text: string): boolean {
  const at = text.indexOf("@");
  return (
    at > 0 &&
    at < text.length - 1 &&
    at === text.lastIndexOf("@") &&
    text.length <= 254 &&
    !text.endsWith(".") &&
    !/[\s<>"(),:;\\]/u.test(text)
  );
}

/** Without control characters, halves of characters, and white space around. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
}
