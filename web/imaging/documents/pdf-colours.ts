/** Colour spaces (ISO 32000-2, section 8.6), with cleaned profiles and without the notes of inks. */
import type { PdfCopy } from "./pdf-copy";
import { nameOf, numberOf, type PdfList, type PdfValue, pdfName } from "./pdf-value";

const devices = new Map([
  [1, "DeviceGray"],
  [3, "DeviceRGB"],
  [4, "DeviceCMYK"],
]);

export function copyColour(copy: PdfCopy, value: PdfValue, depth: number): PdfValue | undefined {
  if (value.is === "name") return value;
  if (value.is !== "list") return undefined;
  const family = nameOf(copy.resolve(value.items[0]));
  if (family === undefined) return undefined;
  if (family === "ICCBased") return copyProfiled(copy, value, depth);
  const parts = partsOf(family, value, copy, depth);
  return parts.every((part) => part !== undefined) ? { is: "list", items: [pdfName(family), ...parts] } : undefined;
}

function partsOf(family: string, list: PdfList, copy: PdfCopy, depth: number): (PdfValue | undefined)[] {
  const part = (place: number, rule: string) =>
    place < list.items.length ? copy.copy(list.items[place], rule, depth + 1) : undefined;
  switch (family) {
    case "CalGray":
    case "CalRGB":
    case "Lab":
      return [part(1, "calibrated")];
    case "Indexed":
    case "I":
      return [part(1, "colour"), part(2, "plain"), table(copy, list, depth)];
    case "Pattern":
      return list.items.length > 1 ? [part(1, "colour")] : [];
    case "Separation":
    case "DeviceN":
      return [part(1, "plain"), part(2, "colour"), part(3, "function")];
    default:
      return /^(Device(Gray|RGB|CMYK)|G|RGB|CMYK)$/.test(family) ? [] : [undefined];
  }
}

function table(copy: PdfCopy, { items }: PdfList, depth: number): PdfValue | undefined {
  const found = copy.resolve(items[3]);
  if (found.is === "data") return copy.copy(items[3], "data", depth + 1);
  return found.is === "text" ? found : undefined;
}

/** A profile that can't be read counts for nothing: then colours are as without one. */
function copyProfiled(copy: PdfCopy, { items }: PdfList, depth: number): PdfValue | undefined {
  const profile = copy.resolve(items[1]);
  if (profile.is !== "data") return undefined;
  const cleaned = copy.copy(items[1], "profile", depth + 1);
  if (cleaned !== undefined) return { is: "list", items: [pdfName("ICCBased"), cleaned] };
  const { members } = profile.dictionary;
  const device = devices.get(numberOf(copy.resolve(members.get("N"))) ?? 0);
  return copy.copy(members.get("Alternate"), "colour", depth + 1) ?? (device ? pdfName(device) : undefined);
}
