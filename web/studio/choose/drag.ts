/** One row on its way: shows where it would go, scrolls at the window's edges, and tells when it is let go. */

const edge = 90;
const fastest = 18;

export class Drag {
  readonly #row: HTMLElement | null;
  readonly #start: number;
  #y: number;
  #over: HTMLElement | undefined;
  #behind = false;
  #moved = false;
  #scrolling = 0;

  /** @param put Gets the id of the row in front of which it was let go, or undefined behind the last. */
  constructor(
    handle: HTMLElement,
    y: number,
    readonly put: (before: number | undefined) => void,
  ) {
    this.#row = handle.closest<HTMLElement>(".picture");
    this.#start = y;
    this.#y = y;
  }

  move(y: number): void {
    if (this.#row === null || (!this.#moved && Math.abs(y - this.#start) < 6)) return;
    this.#moved = true;
    this.#row.dataset.drag = "moving";
    this.#y = y;
    this.#mark();
    if (this.#scrolling === 0) this.#scroll();
  }

  drop(): void {
    const over = this.#over;
    const target = this.#behind ? nextRow(over) : over;
    const wanted = this.#moved && over !== undefined && over !== this.#row;
    this.stop();
    if (wanted) this.put(target === undefined ? undefined : Number(target.dataset.id));
  }

  stop(): void {
    cancelAnimationFrame(this.#scrolling);
    this.#scrolling = 0;
    delete this.#row?.dataset.drag;
    delete this.#over?.dataset.drop;
    this.#over = undefined;
    this.#moved = false;
  }

  #mark(): void {
    if (this.#over) delete this.#over.dataset.drop;
    const rows = [...(this.#row?.parentElement?.children ?? [])] as HTMLElement[];
    this.#over = rows.find((row) => row.getBoundingClientRect().bottom > this.#y) ?? rows.at(-1);
    if (this.#over === undefined) return;
    const { top, height } = this.#over.getBoundingClientRect();
    this.#behind = this.#y > top + height / 2;
    if (this.#over !== this.#row) this.#over.dataset.drop = this.#behind ? "behind" : "before";
  }

  /** As long as the pointer stays near an edge. */
  #scroll(): void {
    const above = edge - this.#y;
    const below = this.#y - (innerHeight - edge);
    const depth = Math.max(above, below, 0);
    if (depth > 0) {
      scrollBy(0, Math.min(fastest, 2 + depth / 5) * (above > 0 ? -1 : 1));
      this.#mark();
    }
    this.#scrolling = requestAnimationFrame(() => this.#scroll());
  }
}

function nextRow(row: HTMLElement | undefined): HTMLElement | undefined {
  return (row?.nextElementSibling as HTMLElement | null | undefined) ?? undefined;
}
