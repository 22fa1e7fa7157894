/**
 * One picture for many links: cleaned and unpacked once, then marked, encoded and sealed for one link after the other. The next
 * is made when the one before is taken, so that memory is the same however many there are.
 */
import { clean } from "../clean";
import { decode } from "../decoding/decode";
import type { Prepared } from "../messages";
import { PictureRefused } from "../picture";
import { placeholderOf } from "../placeholder";
import { draw, previewRule, renditionOf, thumbnailRule } from "../renditions";
import { sealRendition } from "../seal";
import { type MarkAsked, shapesOf } from "./mark-asked";
import { painted } from "./paint-canvas";

export interface MarkedPart {
  readonly link: number;
  readonly prepared: Prepared;
}

export async function prepareMarked(
  file: File,
  marks: readonly MarkAsked[],
  take: (part: MarkedPart) => Promise<void>,
): Promise<void> {
  const { picture, mediaType, width, height } = await clean(file);
  const bitmap = await decode(picture, previewRule.edge);
  const large = draw(bitmap, previewRule.edge);
  bitmap.close();
  const small = draw(large, thumbnailRule.edge);
  for (const mark of marks) {
    const shapes = await shapesOf(mark);
    // Nothing unmarked may leave: a text of which nothing can be seen is no mark.
    if (shapes === undefined) throw new PictureRefused({ problem: "markUnseen", formatName: undefined });
    const thumbnail = await renditionOf(painted(small, shapes, mark), thumbnailRule);
    const preview = await renditionOf(painted(large, shapes, mark), previewRule);
    const prepared: Prepared = {
      mediaType,
      width,
      height,
      thumbnail,
      placeholder: await placeholderOf(thumbnail),
      preview: await sealRendition("preview", preview),
      original: undefined,
    };
    await take({ link: mark.link, prepared });
  }
}
