/** Shorter pieces are copied: a view costs more than they do, and a hostile file has a million of them. */
const smallest = 1024;
const largestStock = 65536;

/** A file in the making: views of the original and what we write ourselves, joined once at the end. */
export class Pieces {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;
  #stock = new Uint8Array(0);
  #used = 0;

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  add(piece: Uint8Array | readonly number[]): void {
    if (piece.length > 0) {
      this.#length += piece.length;
      this.#put(piece.length < smallest || !(piece instanceof Uint8Array) ? this.#copy(piece) : piece);
    }
  }

  addAll(other: Pieces): void {
    for (const piece of other.#pieces) {
      this.add(piece);
    }
  }

  /** Pieces that follow each other in memory become one. */
  #put(piece: Uint8Array): void {
    const last = this.#pieces[this.#pieces.length - 1];
    if (last !== undefined && last.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
      this.#pieces[this.#pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + piece.length);
    } else {
      this.#pieces.push(piece);
    }
  }

  #copy(piece: Uint8Array | readonly number[]): Uint8Array {
    if (piece.length > this.#stock.length - this.#used) {
      const size = Math.max(64, piece.length, Math.min(largestStock, 2 * this.#stock.length));
      this.#stock = new Uint8Array(size);
      this.#used = 0;
    }
    this.#stock.set(piece, this.#used);
    this.#used += piece.length;
    return this.#stock.subarray(this.#used - piece.length, this.#used);
  }

  join(): Uint8Array {
    const joined = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      joined.set(piece, at);
      at += piece.length;
    }
    return joined;
  }
}
