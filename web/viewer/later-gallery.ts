import { NotReachable } from "../protocol/problems";

type GalleryCode = typeof import("./view/gallery");

/** The gallery's code, once it has come. */
export let galleryCode: GalleryCode | undefined;

/** Gets it, while the server is asked for the pictures. */
export async function loadGallery(): Promise<void> {
  try {
    galleryCode ??= await import("./view/gallery");
  } catch (error) {
    throw new NotReachable(String(error));
  }
}
