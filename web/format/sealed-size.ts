/** Bytes of a header: its own length, salt and nonce prefix. */
export const headerLength = 40;

/** Bytes of the tag behind every segment. */
export const tagLength = 16;

/** Bytes of a ciphertext segment, tag included; into the first one the header counts too. */
export const segmentLength = 1_048_576;

/** The sealed length of a plaintext (which is padded already, if it is to be). */
export const sealedSize = (plainLength: number): number =>
  headerLength +
  plainLength +
  tagLength * Math.max(1, Math.ceil((plainLength + headerLength) / (segmentLength - tagLength)));
