/** From what stands on the page to what is sent. */
import type { Ready } from "../choose/chosen-pictures";
import { guessSizes, type Order, type OrderedPicture } from "../pipeline/order";
import type { Policy } from "../policy/policy";

export function gatherOrder(pictures: readonly Ready[], policy: Policy, chunkBytes: number): Order {
  return { pictures: pictures.map(orderedPicture), policy, chunkBytes };
}

/** A guess, before anything is sealed, at what the share will take on the server. */
export function guessBytes(pictures: readonly Ready[], viewOnly: boolean): number {
  let bytes = 0;
  for (const picture of pictures) {
    const { thumbnail, preview, original } = guessSizes(orderedPicture(picture));
    bytes += thumbnail + preview + (viewOnly ? 0 : original);
  }
  return bytes;
}

function orderedPicture({ file, inspected }: Ready): OrderedPicture {
  const { width, height, length } = inspected;
  return { file, name: file.name, width, height, length };
}
