import { useLayoutEffect, useRef } from "preact/hooks";
import { thumbHashToRGBA } from "thumbhash";
import type { Bytes } from "../../format/bytes";

/** A picture's colours and rough shapes, until it comes. */
export function Placeholder({ hash }: { hash: Bytes }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { w, h, rgba } = thumbHashToRGBA(hash);
    if (!canvas.current || w < 1 || h < 1) return;
    canvas.current.width = w;
    canvas.current.height = h;
    canvas.current.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0);
  }, [hash]);
  return <canvas ref={canvas} class="placeholder" />;
}
