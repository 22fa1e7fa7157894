/** What a drag of an unzoomed picture means when it is let go. */
export type Swipe = "left" | "right" | "down";

const most = 8;
const swipePx = 60;

/** Pinch, wheel, drag, double tap and keys on one picture; says when an unzoomed one was swiped. */
export class PanZoom {
  scale = 1;
  #x = 0;
  #y = 0;
  #pointers = new Map<number, { x: number; y: number }>();
  #drag = { x: 0, y: 0 };
  #tap = { at: 0, x: 0, y: 0 };
  #moved = false;
  #toggled = -1_000;
  readonly #stage: HTMLElement;
  readonly #content: HTMLElement;
  readonly #onScale: (scale: number) => void;
  readonly #onSwipe: (swipe: Swipe) => void;

  constructor(
    stage: HTMLElement,
    content: HTMLElement,
    onScale: (scale: number) => void,
    onSwipe: (swipe: Swipe) => void,
    signal: AbortSignal,
  ) {
    this.#stage = stage;
    this.#content = content;
    this.#onScale = onScale;
    this.#onSwipe = onSwipe;
    stage.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    stage.addEventListener("pointermove", (event) => this.#move(event), { signal });
    for (const name of ["pointerup", "pointercancel"] as const) {
      stage.addEventListener(name, (event) => this.#up(event), { signal });
    }
    stage.addEventListener("dblclick", (event) => this.#toggle(event), { signal });
    stage.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        this.zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.clientX, event.clientY);
      },
      { signal, passive: false },
    );
  }

  reset(): void {
    this.scale = 1;
    this.#x = 0;
    this.#y = 0;
    this.#apply();
    this.#onScale(1);
  }

  /** Zooms so that what is under a point of the window stays there; without one, around the middle. */
  zoomBy(factor: number, clientX?: number, clientY?: number): void {
    const box = this.#stage.getBoundingClientRect();
    const px = (clientX ?? box.left + box.width / 2) - (box.left + box.width / 2);
    const py = (clientY ?? box.top + box.height / 2) - (box.top + box.height / 2);
    const scale = Math.min(Math.max(this.scale * factor, 1), most);
    const ratio = scale / this.scale;
    this.#x = px - (px - this.#x) * ratio;
    this.#y = py - (py - this.#y) * ratio;
    this.scale = scale;
    this.#keepInSight();
    this.#apply();
    this.#onScale(scale);
  }

  panBy(x: number, y: number): void {
    this.#x += x;
    this.#y += y;
    this.#keepInSight();
    this.#apply();
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#stage.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#pointers.size === 1) {
      this.#drag = { x: 0, y: 0 };
      this.#moved = false;
    } else this.#moved = true;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const here = { x: event.clientX, y: event.clientY };
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, here);
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(here.x - other.x, here.y - other.y);
      if (was > 0) this.zoomBy(is / was, (here.x + other.x) / 2, (here.y + other.y) / 2);
      this.panBy((here.x - before.x) / 2, (here.y - before.y) / 2);
      return;
    }
    this.#drag.x += here.x - before.x;
    this.#drag.y += here.y - before.y;
    if (Math.hypot(this.#drag.x, this.#drag.y) > 8) this.#moved = true;
    if (this.scale > 1) this.panBy(here.x - before.x, here.y - before.y);
    else if (this.#moved) this.#apply(this.#drag.x, Math.max(0, this.#drag.y));
  }

  #up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId) || this.#pointers.size > 0) return;
    const { x, y } = this.#drag;
    if (!this.#moved && event.type === "pointerup" && event.pointerType === "touch") this.#tapped(event);
    if (!this.#moved || this.scale > 1) return;
    this.#apply();
    if (event.type === "pointercancel") return;
    if (Math.abs(x) > swipePx && Math.abs(x) > Math.abs(y)) this.#onSwipe(x < 0 ? "left" : "right");
    else if (y > 1.5 * swipePx && y > Math.abs(x)) this.#onSwipe("down");
  }

  #tapped(event: PointerEvent): void {
    const { at, x, y } = this.#tap;
    this.#tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    const double = event.timeStamp - at < 350 && Math.hypot(event.clientX - x, event.clientY - y) < 30;
    if (!double) return;
    this.#toggle(event);
    this.#toggled = event.timeStamp;
  }

  #toggle({ clientX, clientY, timeStamp }: MouseEvent): void {
    // Some browsers tell a double tap as a double click besides.
    if (timeStamp - this.#toggled < 400) return;
    if (this.scale > 1) this.reset();
    else this.zoomBy(2.5, clientX, clientY);
  }

  #keepInSight(): void {
    const reachX = (this.#stage.clientWidth * (this.scale - 1)) / 2;
    const reachY = (this.#stage.clientHeight * (this.scale - 1)) / 2;
    this.#x = Math.min(Math.max(this.#x, -reachX), reachX);
    this.#y = Math.min(Math.max(this.#y, -reachY), reachY);
  }

  #apply(dragX = 0, dragY = 0): void {
    this.#content.style.transform = `translate(${this.#x + dragX}px, ${this.#y + dragY}px) scale(${this.scale})`;
  }
}
