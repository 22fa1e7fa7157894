/** From what stands on the page to what is sent. */
import type { Ready } from "../choose/chosen-pictures";
import { withGainMap } from "../choose/revealed";
import { cleanCaption, cleanLine } from "../parts/written";
import { guessSizes, type Order, type OrderedDocument, type OrderedPicture } from "../pipeline/order";
import type { Policy, PolicyForm } from "../policy/policy";
import { readRecipients } from "../policy/recipients";

export function gatherOrder(
  pictures: readonly Ready[],
  cover: number | undefined,
  policy: Policy,
  documents: readonly OrderedDocument[],
  chunkBytes: number,
): Order {
  const place = pictures.findIndex(({ id }) => id === cover);
  return {
    pictures: pictures.map((picture) => orderedPicture(picture, policy.keepHdr)),
    cover: place < 0 ? undefined : place,
    documents: policy.withDocument ? documents : [],
    policy,
    chunkBytes,
  };
}

/** A guess, before anything is sealed, at what the share will take on the server. */
export function guessBytes(pictures: readonly Ready[], form: PolicyForm): number {
  const links = form.mark.use ? countRecipients(form) : 1;
  const withOriginal = !form.viewOnly && !form.mark.use;
  let bytes = 0;
  for (const picture of pictures) {
    const { thumbnail, preview, original } = guessSizes(orderedPicture(picture, form.keepHdr));
    bytes += (thumbnail + preview) * links + (withOriginal ? original : 0);
  }
  return bytes;
}

/** With marks every link has pictures of its own. */
function countRecipients(form: PolicyForm): number {
  if (form.audience === "anyone") return 1;
  const reading = readRecipients(form.names, Number.POSITIVE_INFINITY);
  return reading.ok ? reading.names.length : 1;
}

/** A picture as it was inspected. */
export function orderedPicture({ file, words, inspected }: Ready, keepHdr: boolean): OrderedPicture {
  const { width, height, length } = keepHdr ? withGainMap(inspected) : inspected;
  const title = cleanLine(words.title) || undefined;
  const caption = cleanCaption(words.caption) || undefined;
  return { file, name: file.name, width, height, length, title, caption };
}
