import { type Bytes, utf8 } from "./bytes";
import { expand, extract } from "./key-schedule";
import { defaultPasswordParameters, type PasswordParameters, stretchPassword } from "./password";

/** Everything that follows from a viewing link and its password (FORMAT.md, section 3.1). */
export interface ViewingKeys {
  /** 16 bytes: the server's name for the link. */
  readonly locator: Bytes;
  /** 32 bytes that prove to the server that their holder knows secret and password. */
  readonly access: Bytes;
  /** 32 bytes: the holder's half of the manifest key. The owner keeps it in the vault. */
  readonly linkKey: Bytes;
  /** The key of the link's manifest, which needs the server's half too. */
  manifestKey(keyHalf: Bytes): Promise<Bytes>;
}

/** The locator alone: it needs no password, so a client can ask whether there is one. */
export async function deriveLocator(secret: Bytes): Promise<Bytes> {
  return expand(await linkPrk(secret), "locator", 16);
}

/** All keys. With a password this takes the memory and time that the parameters say: call it in a worker. */
export async function deriveViewingKeys(
  secret: Bytes,
  password?: string,
  parameters: PasswordParameters = defaultPasswordParameters,
): Promise<ViewingKeys> {
  const prk = await linkPrk(secret);
  const unlocked = password === undefined ? prk : await unlock(prk, password, parameters);
  const linkKey = await expand(unlocked, "link key");
  return {
    locator: await expand(prk, "locator", 16),
    access: await expand(unlocked, "access"),
    linkKey,
    manifestKey: (keyHalf) => manifestKeyOf(linkKey, keyHalf),
  };
}

/** The manifest key from a link key alone, which an owner has in the vault. */
export async function manifestKeyOf(linkKey: Bytes, keyHalf: Bytes): Promise<Bytes> {
  return expand(await extract(keyHalf, linkKey), "manifest");
}

/** The key under which a server compares viewers' addresses (FORMAT.md section 3.4): it needs no password. */
export const deriveAddressKey = async (secret: Bytes): Promise<Bytes> => expand(await linkPrk(secret), "address key");

const linkPrk = (secret: Bytes): Promise<Bytes> => extract(utf8("darkslide/link/v1"), secret);

async function unlock(prk: Bytes, password: string, parameters: PasswordParameters): Promise<Bytes> {
  const salt = await expand(prk, "argon2id salt", 16);
  return extract(await stretchPassword(password, salt, parameters), prk);
}
