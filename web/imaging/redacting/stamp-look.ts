import { defaultMarkLook, type MarkLook } from "../marks";

/** So many times longer than high, or higher than long, a picture has no room for a rising line. */
const strip = 6;

/** How a purpose is written across a picture: a mark all over it, so that no part can be used for something else. */
export function stampLookFor(width: number, height: number): MarkLook {
  const isStrip = Math.max(width, height) > strip * Math.min(width, height);
  return { ...defaultMarkLook, size: 4, opacity: 45, angle: isStrip ? 0 : defaultMarkLook.angle };
}
