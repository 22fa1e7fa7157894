/** Amounts in the library's English values, as the reader's language writes them. */
import { languageTag } from "../../design/texts";
import { bytes } from "../../design/units";
import type { StudioSay } from "../texts/say";

const sized = /^(?:(\d{1,9}) × (\d{1,9}), )?(\d{1,15}) bytes?$/;
const named = /^(.+), (\d{1,15}) bytes?$/;
const seconds = /^(\d{1,9}\.\d) seconds$/;

export function valueText(value: string, say: StudioSay): string {
  const length = seconds.exec(value)?.[1];
  if (length !== undefined) return say("seconds", Number(length));
  const [, width, height, size] = sized.exec(value) ?? [];
  if (size !== undefined) {
    const shape = width === undefined ? "" : `${say("pixels", Number(width), Number(height))} · `;
    return shape + amount(Number(size));
  }
  const [, name, count] = named.exec(value) ?? [];
  return name === undefined ? value : `${name} · ${amount(Number(count))}`;
}

/** "23 bytes", not "23 byte" as the short form has it. */
function amount(count: number): string {
  if (count >= 1_000) return bytes(count);
  return new Intl.NumberFormat(languageTag(), { style: "unit", unit: "byte", unitDisplay: "long" }).format(count);
}
