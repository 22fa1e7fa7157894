import { useRef } from "preact/hooks";
import type { Area } from "../../imaging/redacting";
import { between, type Handle, moved, resized } from "./geometry";
import type { Editor } from "./use-editor";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Follows a pointer from the start of a drag; `part` makes all of it one step back. */
type Drag = (from: Point, to: Point, part: string) => void;

interface Gesture {
  readonly from: Point;
  readonly drag: Drag;
  readonly part: string;
}

/** Less is a slip of the finger, in pixels of the screen. */
const least = 5;

/** Draws, moves and resizes by mouse, pen or finger. */
export function useGestures(editor: Editor) {
  const gesture = useRef<Gesture | undefined>(undefined);
  const count = useRef(0);
  const end = () => {
    gesture.current = undefined;
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (!event.isPrimary || event.button !== 0 || editor.tool === "look") return;
      const stage = event.currentTarget as HTMLElement;
      const drag = dragFor(editor, event.target as HTMLElement);
      stage.setPointerCapture(event.pointerId);
      gesture.current = { from: pointOf(event, stage, editor), drag, part: `drag ${count.current++}` };
    },
    onPointerMove(event: PointerEvent) {
      const now = gesture.current;
      if (now === undefined || !event.isPrimary) return;
      const stage = event.currentTarget as HTMLElement;
      now.drag(now.from, pointOf(event, stage, editor), now.part);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
  };
}

function pointOf({ clientX, clientY }: PointerEvent, stage: HTMLElement, { size }: Editor): Point {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { x: ((clientX - left) / width) * size.width, y: ((clientY - top) / height) * size.height };
}

/** By where it begins: on a handle, within a box, or on the picture. */
function dragFor(editor: Editor, target: HTMLElement): Drag {
  const { held } = target.dataset;
  const handle = handleOf(target);
  if (held === "crop") return following(editor, editor.draft.crop, handle, editor.crop);
  const bar = editor.draft.bars.find(({ id }) => String(id) === held);
  if (bar !== undefined) {
    editor.select(bar.id);
    return following(editor, bar.area, handle, (area, part) => editor.shape(bar.id, area, part));
  }
  return editor.tool === "crop" ? drawing(editor, editor.crop) : drawing(editor, newBar(editor));
}

function handleOf({ dataset: { x, y } }: HTMLElement): Handle | undefined {
  return x === undefined || y === undefined ? undefined : ({ x: Number(x), y: Number(y) } as Handle);
}

type Shape = (area: Area, part: string) => void;

function following({ size }: Editor, area: Area, handle: Handle | undefined, shape: Shape): Drag {
  return (from, to, part) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    shape(handle === undefined ? moved(area, dx, dy, size) : resized(area, handle, dx, dy, size), part);
  };
}

function drawing({ size }: Editor, shape: Shape): Drag {
  let begun = false;
  const unit = Math.max(size.width, size.height) / 1_000;
  return (from, to, part) => {
    begun ||= Math.hypot(to.x - from.x, to.y - from.y) > least * unit;
    if (begun) shape(between(from, to, size), part);
  };
}

/** It is there from the first move on, and follows from then. */
function newBar(editor: Editor): Shape {
  let id: number | undefined;
  editor.select(undefined);
  return (area, part) => {
    if (id !== undefined) editor.shape(id, area, part);
    else if (!editor.isFull) id = editor.add(area, part);
  };
}
