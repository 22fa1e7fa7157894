/** Amounts in the library's English values, as the reader's language writes them. */
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
    return shape + bytes(Number(size));
  }
  const [, name, count] = named.exec(value) ?? [];
  return name === undefined ? value : `${name} · ${bytes(Number(count))}`;
}
