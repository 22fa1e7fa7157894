import { NotReachable } from "../protocol/problems";

type GalleryCode = typeof import("./view/gallery");

/** The gallery's code, once it has come. */
export let galleryCode: GalleryCode | undefined;

/** Gets it, while the server is asked for the pictures. */
export async function loadGallery(): Promise<void> {
  galleryCode ??= await loaded(import("./view/gallery"));
}

/** What links take that want more than their secret. */
export const loadAdmission = () => loaded(import("./admission"));

async function loaded<Code>(code: Promise<Code>): Promise<Code> {
  try {
    return await code;
  } catch (error) {
    throw new NotReachable(String(error));
  }
}
