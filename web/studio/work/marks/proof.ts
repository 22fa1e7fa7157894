/** A picture to try a mark on while choosing its look. It stays on this device. */
import { clean } from "../clean";
import { decode } from "../decoding/decode";
import { draw, makeRenditions } from "../renditions";
import { type MarkAsked, shapesOf } from "./mark-asked";
import { painted } from "./paint-canvas";

const proofRule = { edge: 1_024, quality: 0.9 };

/** Made small once: only this is unpacked again for every change of the mark. */
/** `edge` is its longest side. */
export async function makeProof(file: File, edge: number = proofRule.edge): Promise<Blob> {
  const { picture } = await clean(file);
  const [proof] = await makeRenditions(picture, [{ ...proofRule, edge }]);
  if (proof === undefined) throw new Error("no proof");
  return proof.bytes;
}

/** The proof with its mark, as recipients will see it. */
export async function markProof(proof: Blob, mark: MarkAsked): Promise<ImageBitmap> {
  const shapes = await shapesOf(mark);
  const bitmap = await decode(proof, proofRule.edge);
  try {
    const canvas = draw(bitmap, proofRule.edge);
    return (shapes === undefined ? canvas : painted(canvas, shapes, mark)).transferToImageBitmap();
  } finally {
    bitmap.close();
  }
}
