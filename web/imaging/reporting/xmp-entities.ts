const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The farthest behind `&` that a `;` is looked for. */
const longest = 10;

/** The five named entities and numbered characters; anything else stays as it is written. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) {
    return text;
  }
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    const end = text[at] === "&" ? text.slice(at, at + longest).indexOf(";") : -1;
    const character = end > 0 ? entity(text.slice(at + 1, at + end)) : undefined;
    if (character === undefined) {
      plain += text[at];
    } else {
      plain += character;
      at += end;
    }
  }
  return plain;
}

function entity(name: string): string | undefined {
  if (name.startsWith("#x")) {
    return /^[0-9a-fA-F]+$/.test(name.slice(2)) ? character(Number.parseInt(name.slice(2), 16)) : undefined;
  }
  if (name.startsWith("#")) {
    return /^[0-9]+$/.test(name.slice(1)) ? character(Number.parseInt(name.slice(1), 10)) : undefined;
  }
  return named.get(name);
}

function character(value: number): string | undefined {
  return value === 0x09 ||
    value === 0x0a ||
    value === 0x0d ||
    (value >= 0x20 && value < 0xd800) ||
    (value >= 0xe000 && value <= 0x10ffff)
    ? String.fromCodePoint(value)
    : undefined;
}
