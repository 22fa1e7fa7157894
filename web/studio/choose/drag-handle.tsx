import { useEffect, useRef } from "preact/hooks";
import { GripIcon } from "../parts/icons";
import { useSay } from "../texts/say";
import { Drag } from "./drag";
import type { PictureActs } from "./picture-acts";

export interface DragHandleProps {
  id: number;
  name: string;
  acts: PictureActs;
}

/** Moves a picture: drawn with mouse, pen or finger, or with the arrow keys. */
export function DragHandle({ id, name, acts }: DragHandleProps) {
  const say = useSay();
  const drag = useRef<Drag | undefined>(undefined);
  useEffect(() => () => drag.current?.stop(), []);
  return (
    <button
      type="button"
      class="button bare grip"
      aria-label={say("move", name)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = new Drag(event.currentTarget, event.clientY, (before) => acts.place(id, before));
      }}
      onPointerMove={(event) => drag.current?.move(event.clientY)}
      onPointerUp={() => drag.current?.drop()}
      onPointerCancel={() => drag.current?.stop()}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1, Escape: 0 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        if (by === 0) drag.current?.stop();
        else acts.step(id, by < 0 ? -1 : 1);
      }}
    >
      <GripIcon />
    </button>
  );
}
