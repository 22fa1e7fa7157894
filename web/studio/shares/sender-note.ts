/** Who the sender is, for the next time: in this browser alone, and only where it may remember. */
import { mostLogoBytes, type SenderLogo } from "../../format/sender-logo";
import { decodeBase64Url, encodeBase64Url } from "../../format/strict-base64-url";
import type { ShareStorage } from "./my-shares";

export interface SenderNote {
  readonly from: string;
  readonly logo: SenderLogo | undefined;
}

export const senderKey = "darkslide.sender";

export function readSender(storage: ShareStorage | undefined): SenderNote {
  try {
    const { from, logo } = JSON.parse(storage?.getItem(senderKey) ?? "{}");
    return { from: typeof from === "string" ? from : "", logo: readLogo(logo) };
  } catch {
    return { from: "", logo: undefined };
  }
}

/** Storage that is blocked or full makes it forget, never fail. */
export function keepSender(storage: ShareStorage | undefined, { from, logo }: SenderNote): void {
  try {
    if (from === "" && logo === undefined) storage?.removeItem(senderKey);
    else {
      const kept = logo && { ...logo, data: encodeBase64Url(logo.data) };
      storage?.setItem(senderKey, JSON.stringify({ from, logo: kept }));
    }
  } catch {
    // Then it is asked for again next time.
  }
}

/** Other programs write into browser storage too. */
function readLogo(value: unknown): SenderLogo | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { mediaType, width, height, data } = value as Record<string, unknown>;
  if (typeof data !== "string" || typeof mediaType !== "string" || !isSide(width) || !isSide(height)) return undefined;
  const length = (data.length * 3) >> 2;
  const bytes = length > 0 && length <= mostLogoBytes ? decodeBase64Url(data, length) : undefined;
  return bytes && /^image\/(png|webp|jpeg)$/.test(mediaType) ? { mediaType, width, height, data: bytes } : undefined;
}

function isSide(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1_024;
}
