import { type Bytes, utf8 } from "./bytes";
import { expand, extract } from "./key-schedule";

/** Everything that follows from a pass (FORMAT.md, section 3.3). */
export interface PassKeys {
  /** 16 bytes: the server's name for the pass. */
  readonly passId: Bytes;
  /** 32 bytes that prove to the server that their holder has the pass. */
  readonly passToken: Bytes;
}

/** All keys of a pass. */
export async function derivePassKeys(secret: Bytes): Promise<PassKeys> {
  const prk = await extract(utf8("darkslide/pass/v1"), secret);
  return { passId: await expand(prk, "pass", 16), passToken: await expand(prk, "token") };
}
