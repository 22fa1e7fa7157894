const largest = 255;

/** Splits data into sub-blocks of 255 bytes and one of length zero (GIF89a section 15). */
export function gifSubBlocks(data: Uint8Array): Uint8Array {
  const blocks = Math.ceil(data.length / largest);
  const written = new Uint8Array(data.length + blocks + 1);
  for (let i = 0; i < blocks; i++) {
    const block = data.subarray(i * largest, (i + 1) * largest);
    written[i * (largest + 1)] = block.length;
    written.set(block, i * (largest + 1) + 1);
  }
  return written;
}
