/** Lets so many pictures of so many bytes be under way at once; the rest wait in line. One too large goes alone. */
export class InFlight {
  #count = 0;
  #bytes = 0;
  readonly #line: { readonly bytes: number; readonly go: () => void }[] = [];

  constructor(
    readonly mostCount: number,
    readonly mostBytes: number,
  ) {}

  /** Resolves when there is room; call what it gives back when done. */
  async enter(bytes: number): Promise<() => void> {
    if (this.#line.length > 0 || !this.#fits(bytes)) {
      await new Promise<void>((go) => this.#line.push({ bytes, go }));
    } else this.#take(bytes);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#count--;
      this.#bytes -= bytes;
      this.#admit();
    };
  }

  #fits(bytes: number): boolean {
    return this.#count === 0 || (this.#count < this.mostCount && this.#bytes + bytes <= this.mostBytes);
  }

  #take(bytes: number): void {
    this.#count++;
    this.#bytes += bytes;
  }

  #admit(): void {
    for (let next = this.#line[0]; next !== undefined && this.#fits(next.bytes); next = this.#line[0]) {
      this.#line.shift();
      this.#take(next.bytes);
      next.go();
    }
  }
}
