import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { thumbHashToAverageRGBA, thumbHashToRGBA } from "thumbhash";
import type { Bytes } from "../../format/bytes";

interface PlaceholderProps {
  hash: Bytes;
  /** It begins as one colour: while one scrolls most pictures are there before their shapes would be. */
  late?: boolean | undefined;
}

const lateMs = 120;

/** A picture's colours and rough shapes, until it comes. */
export function Placeholder({ hash, late = false }: PlaceholderProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [due, setDue] = useState(!late);
  useEffect(() => {
    if (due) return undefined;
    const timer = setTimeout(() => setDue(true), lateMs);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const { w, h, rgba } = thumbHashToRGBA(hash);
    if (w < 1 || h < 1) return;
    canvas.current.width = w;
    canvas.current.height = h;
    canvas.current.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0);
  }, [hash, due]);
  return due ? (
    <canvas ref={canvas} class="placeholder" />
  ) : (
    <span class="placeholder" style={{ background: average(hash) }} />
  );
}

function average(hash: Bytes): string {
  const { r, g, b, a } = thumbHashToAverageRGBA(hash);
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  return `rgb(${percent(r)} ${percent(g)} ${percent(b)} / ${percent(a)})`;
}
