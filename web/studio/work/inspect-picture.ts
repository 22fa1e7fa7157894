/** Looks at one file before anything is sent: can it be cleaned and shown, and what does it reveal? */
import { cleanPicture } from "../../imaging/clean-picture";
import { mediaTypeOf } from "../../imaging/picture-format";
import { asOwned, clean } from "./clean";
import type { Inspected } from "./messages";
import type { Finding } from "./picture";
import { makeRenditions } from "./renditions";

/** Twice the list's picture, for sharp screens. */
const listRule = { edge: 176, quality: 0.7 };

/** Large enough to see what was cropped away. */
const embeddedRule = { edge: 480, quality: 0.7 };

/** No embedded picture is worth more than this much of a worker's time. */
const largestEmbedded = 8 * 1024 * 1024;

export async function inspectPicture(file: File): Promise<Inspected> {
  const { picture, format, mediaType, width, height, report } = await clean(file);
  const [thumbnail] = await makeRenditions(picture, [listRule]);
  if (thumbnail === undefined) throw new Error("no thumbnail");
  const findings: Finding[] = [];
  for (const { kind, label, value, embeddedPicture, mayShowMore } of report.findings) {
    const embedded = await shrink(embeddedPicture);
    findings.push({ kind, label, value, embedded, mayShowMore: mayShowMore ?? false });
  }
  return {
    format,
    mediaType,
    width,
    height,
    length: picture.size,
    lengthWithGainMap: await lengthWithGainMap(file, findings),
    bytesRemoved: report.bytesRemoved,
    findings,
    thumbnail: thumbnail.bytes,
  };
}

/** How long the picture would be with its HDR gain map; undefined when it has none, or one that can't be kept for certain. */
async function lengthWithGainMap(file: File, findings: readonly Finding[]): Promise<number | undefined> {
  if (!findings.some(({ label }) => label === "HDR gain map")) return undefined;
  const { picture, report } = await clean(file, { keepGainMap: true });
  return report.keptGainMap ? picture.size : undefined;
}

/** As hostile as its file: it is cleaned first, then drawn anew, so that nothing of the embedded file itself reaches the page. */
async function shrink(embedded: Uint8Array | undefined): Promise<Blob | undefined> {
  if (embedded === undefined || embedded.length === 0 || embedded.length > largestEmbedded) return undefined;
  try {
    const { bytes, format } = await cleanPicture(embedded);
    const picture = new Blob([asOwned(bytes)], { type: mediaTypeOf(format) });
    const [small] = await makeRenditions(picture, [embeddedRule]);
    return small?.bytes;
  } catch {
    return undefined;
  }
}
