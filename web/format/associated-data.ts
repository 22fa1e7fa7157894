import { type Bytes, concat, utf8 } from "./bytes";

/** What a sealed file is. */
export type BlobKind = "manifest" | "vault" | "pack" | "preview" | "original" | "document" | "picks";

/** `kind ‖ u8(0) ‖ id(16)`: binds a sealed file to its kind and id, so that it can't stand in for another (section 4.1). */
export const associatedDataFor = (kind: BlobKind, id: Uint8Array): Bytes => concat(utf8(`${kind}\0`), id);
