/** The kinds of picture that a manifest may name, with the extension of each (FORMAT.md, section 5). */
export const extensions: ReadonlyMap<string, string> = new Map([
  ["image/jpeg", "jpg"],
  ["image/png", "png"],
  ["image/webp", "webp"],
  ["image/gif", "gif"],
  ["image/avif", "avif"],
  ["image/heic", "heic"],
  ["image/tiff", "tiff"],
]);
