import type { ManifestPicture } from "../../format/manifest-picture";

/** The pictures whose originals were delivered: `bits` is base64url of a bit for each blob, the lowest of the first byte being blob 0. */
export function deliveredIn(bits: string | null, pictures: readonly ManifestPicture[]): Set<ManifestPicture> {
  const bytes = decode(bits ?? "");
  const has = (blob: number) => ((bytes[blob >> 3] ?? 0) & (1 << (blob & 7))) !== 0;
  return new Set(pictures.filter(({ original }) => original !== undefined && has(original.blob)));
}

/** What can't be read tells nothing: the server refuses what was delivered, whatever the page shows. */
function decode(bits: string): Uint8Array {
  try {
    return Uint8Array.from(atob(bits.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
