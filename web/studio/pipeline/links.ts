/** The secrets of a share's links, made once: said again to the server they must be the same. */
import { type Bytes, random, sha256 } from "../../format/bytes";
import { createSecret } from "../../format/link-text";
import { defaultPasswordParameters, type PasswordParameters } from "../../format/password";
import type { NotedPicks } from "../../format/picks-access";
import { manifestKeyOf } from "../../format/viewing-keys";
import type { Policy } from "../policy/policy";
import type { DerivedKeys } from "../work/messages";

export interface LinkMade {
  readonly number: number;
  readonly to: string | undefined;
  readonly secret: Bytes;
  readonly locator: Bytes;
  readonly accessHash: Bytes;
  readonly linkKey: Bytes;
  readonly keyHalf: Bytes;
  readonly manifestKey: Bytes;
  readonly password: PasswordParameters | undefined;
  readonly picks: NotedPicks | undefined;
}

/** Deriving may take half a second with a password, which is why a worker does it. */
export type DeriveKeys = (secret: Bytes, password: string | undefined) => Promise<DerivedKeys>;

export async function makeLink(
  number: number,
  to: string | undefined,
  { password, picks }: Pick<Policy, "password" | "picks">,
  derive: DeriveKeys,
): Promise<LinkMade> {
  const secret = createSecret();
  const keyHalf = random(32);
  const { locator, access, linkKey } = await derive(secret, password);
  return {
    number,
    to,
    secret,
    locator,
    accessHash: await sha256(access),
    linkKey,
    keyHalf,
    manifestKey: await manifestKeyOf(linkKey, keyHalf),
    password: password === undefined ? undefined : defaultPasswordParameters,
    picks: picks ? { id: random(16), key: random(32), remarks: true, shared: picks === "shared" } : undefined,
  };
}
