import { HuffmanTable } from "./huffman-table";

/*
 * The typical Huffman tables (ITU-T T.81 annex K.3). Decoders take them for tables that a file doesn't define, as frames of
 * Motion JPEG don't.
 */

const sizes = "000102030405060708090a0b";
const luminanceDc = `00010501010101010100000000000000${sizes}`;
const chrominanceDc = `00030101010101010101010000000000${sizes}`;
const luminanceAc =
  "0002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718" +
  "191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a929394" +
  "95969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6" +
  "f7f8f9fa";
const chrominanceAc =
  "00020102040403040705040400010277000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125" +
  "f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92" +
  "939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6" +
  "f7f8f9fa";

const texts: ReadonlyMap<number, string> = new Map([
  [0x00, luminanceDc],
  [0x01, chrominanceDc],
  [0x10, luminanceAc],
  [0x11, chrominanceAc],
]);
const tables = new Map<number, HuffmanTable | undefined>();

/** The table of a class (0 for DC, 0x10 for AC) and number; undefined for numbers beyond 1. */
export function standardTable(key: number): HuffmanTable | undefined {
  const text = texts.get(key);
  if (text !== undefined && !tables.has(key)) {
    const bytes = Uint8Array.from({ length: text.length / 2 }, (_, i) =>
      Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
    );
    tables.set(key, HuffmanTable.read(bytes));
  }
  return tables.get(key);
}
