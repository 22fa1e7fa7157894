import type { Savable } from "../session";

/** What was delivered, pictures by their originals: `bits` is base64url of a bit for each blob, the lowest of the first byte being blob 0. */
export function deliveredIn(bits: string | null, files: readonly Savable[]): Set<Savable> {
  const bytes = decode(bits ?? "");
  const has = (blob: number) => blob >= 0 && ((bytes[blob >> 3] ?? 0) & (1 << (blob & 7))) !== 0;
  return new Set(files.filter((file) => has(blobOf(file) ?? -1)));
}

/** What can't be read tells nothing: the server refuses what was delivered, whatever the page shows. */
function decode(bits: string): Uint8Array {
  try {
    return Uint8Array.from(atob(bits.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

const blobOf = (file: Savable): number | undefined => ("preview" in file ? file.original?.blob : file.blob);
