/** The kinds of picture that can be cleaned without touching a pixel. */
export type PictureFormat = "jpeg" | "png" | "webp" | "gif" | "tiff" | "heic" | "avif";

/** The media type (RFC 6838) of a format. */
export function mediaTypeOf(format: PictureFormat): string {
  return `image/${format}`;
}

/** The usual file name ending of a format, without a dot. */
export function fileExtensionOf(format: PictureFormat): string {
  return format === "jpeg" ? "jpg" : format;
}
