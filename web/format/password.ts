import { type Bytes, utf8 } from "./bytes";
import { FormatError } from "./format-error";

/** Cost of turning a password into a key with Argon2id (RFC 9106), parallelism 1. */
export interface PasswordParameters {
  /** Memory, in KiB. */
  readonly memoryKiB: number;
  /** Passes over the memory. */
  readonly passes: number;
}

/** 64 MiB and three passes. */
export const defaultPasswordParameters: PasswordParameters = { memoryKiB: 65_536, passes: 3 };

/** The most Unicode scalar values that a password has after normalisation. */
export const longestPassword = 1024;

// What is far above the limit needs no look: normalisation shrinks nothing to a sixty-fourth.
const longestInput = 65_536;

/** A password as the key schedule takes it: NFC in UTF-8 (FORMAT.md, section 3.1). Nothing is trimmed. */
export function passwordBytes(typed: string): Bytes {
  if (/\p{Surrogate}/u.test(typed)) throw new FormatError("malformed-password");
  if (!typed) throw new FormatError("empty-password");
  if (typed.length > longestInput) throw new FormatError("long-password");
  const normalised = typed.normalize("NFC");
  if ([...normalised].length > longestPassword) throw new FormatError("long-password");
  return utf8(normalised);
}

/** Refuses parameters that make guessing cheap or stall a phone, from any server. */
export function checkPasswordParameters({ memoryKiB, passes }: PasswordParameters): void {
  if (!(memoryKiB >= 19_456 && passes >= 2)) throw new FormatError("weak-password-parameters");
  if (!(memoryKiB <= 1_048_576 && passes <= 16)) throw new FormatError("costly-password-parameters");
}

/** `Argon2id(password, salt, m, t, p = 1, 32)`; loads its WebAssembly only now. */
export async function stretchPassword(typed: string, salt: Bytes, parameters: PasswordParameters): Promise<Bytes> {
  checkPasswordParameters(parameters);
  const password = passwordBytes(typed);
  const { argon2id } = await import("hash-wasm");
  const output = await argon2id({
    password,
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  });
  return new Uint8Array(output);
}
