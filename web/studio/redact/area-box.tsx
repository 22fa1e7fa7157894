import { useEffect, useRef } from "preact/hooks";
import type { Area } from "../../imaging/redacting";
import { corners, type Size } from "./geometry";
import { place } from "./place";

/** What a pointer takes hold of. */
export type Held = { readonly bar: number } | { readonly crop: true };

export interface AreaBoxProps {
  kind: string;
  name: string;
  about: string;
  held: Held;
  area: Area;
  size: Size;
  /** Seen, but not to be taken hold of now. */
  off: boolean;
  selected: boolean;
  onFocus: () => void;
  onMove: (dx: number, dy: number) => void;
  onResize: (dx: number, dy: number) => void;
  onRemove: () => void;
}

/** How many steps cross the picture. */
const steps = 150;

/** A bar or the crop: arrow keys move it, with Shift they move its right and lower side, Delete takes it away. */
export function AreaBox(props: AreaBoxProps) {
  const { kind, name, about, held, area, size, off, selected, onFocus, onMove, onResize, onRemove } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected && !off && document.activeElement !== box.current) box.current?.focus({ preventScroll: true });
  }, [selected, off]);
  const key = "bar" in held ? String(held.bar) : "crop";
  return (
    <div
      ref={box}
      class={`area-box ${kind}${selected ? " selected" : ""}`}
      role="application"
      aria-label={`${name}: ${about}`}
      tabIndex={off ? -1 : 0}
      data-held={off ? undefined : key}
      style={place(area, size)}
      onFocus={onFocus}
      onKeyDown={(event) => {
        const step = event.altKey ? 1 : Math.max(1, Math.round(Math.max(size.width, size.height) / steps));
        const arrow = arrows.get(event.key);
        if (arrow !== undefined) {
          event.preventDefault();
          (event.shiftKey ? onResize : onMove)(arrow.x * step, arrow.y * step);
        } else if (event.key === "Delete" || event.key === "Backspace") {
          event.preventDefault();
          onRemove();
        }
      }}
    >
      {selected &&
        !off &&
        corners.map(({ x, y }) => (
          <span
            key={`${x} ${y}`}
            class="handle"
            data-held={key}
            data-x={x}
            data-y={y}
            style={{ left: x < 0 ? "0" : "100%", top: y < 0 ? "0" : "100%" }}
          />
        ))}
    </div>
  );
}

const arrows: ReadonlyMap<string, { readonly x: number; readonly y: number }> = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
]);
