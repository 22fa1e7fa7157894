const size = 32768;

/** What a deflate stream unpacks to, given away in pieces; 32 KiB are held back for matches to refer to. */
export class DeflateWindow {
  readonly #bytes = new Uint8Array(4 * size);
  readonly #handle: (piece: Uint8Array) => void;
  #at = 0;
  #given = 0;

  /** @param handle Gets each piece, which is overwritten afterwards. */
  constructor(handle: (piece: Uint8Array) => void) {
    this.#handle = handle;
  }

  literal(value: number): void {
    this.#makeRoom();
    this.#bytes[this.#at++] = value;
  }

  match(distance: number, length: number): void {
    this.#makeRoom();
    for (let i = 0; i < length; i++, this.#at++) {
      this.#bytes[this.#at] = this.#bytes[this.#at - distance] ?? 0;
    }
  }

  stored(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += size) {
      this.#makeRoom(size);
      const part = bytes.subarray(from, from + size);
      this.#bytes.set(part, this.#at);
      this.#at += part.length;
    }
  }

  /** Gives away what is left. */
  flush(): void {
    if (this.#at > this.#given) {
      this.#handle(this.#bytes.subarray(this.#given, this.#at));
      this.#given = this.#at;
    }
  }

  #makeRoom(length = 258): void {
    if (this.#at + length > this.#bytes.length) {
      this.flush();
      this.#bytes.copyWithin(0, this.#at - size, this.#at);
      this.#at = size;
      this.#given = size;
    }
  }
}
