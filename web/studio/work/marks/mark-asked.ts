import type { LetteredText, MarkLook } from "../../../imaging/marks";
import { MarkMask, type MarkShapes } from "../../../imaging/marks";
import { letteringOf } from "./lettering";

/** A logo's shape as plain data, which goes between page and workers. */
export interface LogoShape {
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array<ArrayBuffer>;
}

/** One link's mark. */
export interface MarkAsked {
  /** What it says, filled in; empty for the logo alone. */
  readonly text: string;
  readonly logo: LogoShape | undefined;
  readonly look: MarkLook;
  readonly link: number;
}

/** Undefined where there is nothing to paint: a text of which nothing can be seen, and no logo. */
export async function shapesOf({ text, logo }: MarkAsked): Promise<MarkShapes | undefined> {
  const lettered: LetteredText | undefined = await letteringOf(text);
  const shape = logo && new MarkMask(logo.width, logo.height, logo.coverage);
  return lettered === undefined && shape === undefined ? undefined : { text: lettered, logo: shape };
}
