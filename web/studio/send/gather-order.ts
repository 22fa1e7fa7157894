/** From what stands on the page to what is sent. */
import type { Ready } from "../choose/chosen-pictures";
import { withGainMap } from "../choose/revealed";
import { guessSizes, type Order, type OrderedPicture } from "../pipeline/order";
import type { Policy } from "../policy/policy";

export function gatherOrder(pictures: readonly Ready[], policy: Policy, chunkBytes: number): Order {
  return { pictures: pictures.map((picture) => orderedPicture(picture, policy.keepHdr)), policy, chunkBytes };
}

/** A guess, before anything is sealed, at what the share will take on the server. */
export function guessBytes(
  pictures: readonly Ready[],
  { viewOnly, keepHdr }: Pick<Policy, "viewOnly" | "keepHdr">,
): number {
  let bytes = 0;
  for (const picture of pictures) {
    const { thumbnail, preview, original } = guessSizes(orderedPicture(picture, keepHdr));
    bytes += thumbnail + preview + (viewOnly ? 0 : original);
  }
  return bytes;
}

function orderedPicture({ file, inspected }: Ready, keepHdr: boolean): OrderedPicture {
  const { width, height, length } = keepHdr ? withGainMap(inspected) : inspected;
  return { file, name: file.name, width, height, length };
}
