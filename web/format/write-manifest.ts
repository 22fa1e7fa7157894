import { associatedDataFor } from "./associated-data";
import type { Bytes } from "./bytes";
import { frameJson, unframeJson } from "./framed-json";
import { type Manifest, manifestJson, parseManifest } from "./manifest";
import { sealBytes } from "./seal";

/**
 * Seals a manifest for one link; one that breaks the rules is refused, so that every client accepts what we write. Apart from the
 * reading, so that the viewing page's first load does not reach the code that seals: its parts that come later do.
 */
export function writeManifest(manifest: Manifest, manifestKey: Bytes, locator: Bytes): Promise<Bytes> {
  const plaintext = frameJson(manifestJson(manifest));
  parseManifest(unframeJson(plaintext));
  return sealBytes(plaintext, manifestKey, associatedDataFor("manifest", locator));
}
