/** The font of all marks: fetched when the first one is made, by this worker or page for itself. */
import address from "../../../imaging/marks/font/mark-font.ttf?url";

/** Letters that it lacks come from the system's fonts. */
export const markFamily = '"Darkslide mark", sans-serif';
export const markWeight = 600;

let loading: Promise<void> | undefined;

/** Rejects where it can't be had; asked again, it is tried again. */
export function loadMarkFont(): Promise<void> {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("no font");
  // From its bytes: an address would need the page's policy to let fonts in.
  const font = new FontFace("Darkslide mark", await answer.arrayBuffer(), { weight: String(markWeight) });
  await font.load();
  (globalThis as unknown as { readonly fonts: FontFaceSet }).fonts.add(font);
}
